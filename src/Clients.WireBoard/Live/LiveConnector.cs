using System.Net.Http.Headers;
using System.Text;
using Clients.Core.Streaming;
using Clients.WireBoard.Models;

namespace Clients.WireBoard.Live;

/// <summary>Mints a token and opens a stream with it.</summary>
/// <param name="mint">Mints a token.</param>
/// <param name="httpClient">Sends the requests for streams.</param>
/// <param name="options">How each stream is opened and read.</param>
/// <param name="service">The API's address, which stands in for the hub's until the first token tells that.</param>
internal sealed class LiveConnector(
    Func<CancellationToken, Task<LiveTokenResult>> mint, HttpClient httpClient, SseConnectionOptions options, Uri service)
{
    // What the service documents; used only if it leaves the lifetime out.
    private const int DefaultLifetimeSeconds = 900;

    /// <summary>The address of the stream that was opened last.</summary>
    public Uri Hub { get; private set; } = service;

    /// <summary>The instruments of that address.</summary>
    public StreamTelemetry Telemetry { get; private set; } = new(LiveTelemetry.Package, service);

    /// <param name="resumeAfter">The id of the last event that was taken; null or empty not to resume.</param>
    /// <param name="onMalformed">Told of each message that cannot be read.</param>
    /// <param name="cancellationToken">Gives the attempt up.</param>
    public async Task<LiveConnection> ConnectAsync(string? resumeAfter, Func<StreamPayloadException, ValueTask> onMalformed, CancellationToken cancellationToken)
    {
        var grant = await mint(cancellationToken).ConfigureAwait(false);
        try
        {
            return await OpenAsync(grant, resumeAfter, onMalformed, cancellationToken).ConfigureAwait(false);
        }
        catch (WireBoardAuthException)
        {
            // The token may have lapsed on its way. One that is refused fresh is refused for good.
            grant = await mint(cancellationToken).ConfigureAwait(false);
            return await OpenAsync(grant, resumeAfter, onMalformed, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The hub's address with every topic, behind whatever query it has.</summary>
    /// <exception cref="WireBoardLiveException">It is neither https nor on this machine.</exception>
    internal static Uri AddressOf(LiveTokenResult grant)
    {
        if (!Uri.TryCreate(grant.HubUrl, UriKind.Absolute, out var hub))
        {
            throw new WireBoardLiveException(WireBoardLiveError.InsecureHub, "The hub address that came with the token is not an absolute URL.");
        }

        if (hub.Scheme != Uri.UriSchemeHttps && !(hub.Scheme == Uri.UriSchemeHttp && hub.IsLoopback))
        {
            throw new WireBoardLiveException(
                WireBoardLiveError.InsecureHub, $"The hub {hub.Scheme}://{hub.Authority} is not reached by https; the token was not sent there.");
        }

        var address = new StringBuilder(hub.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped));
        var separator = hub.Query.Length == 0 ? '?' : '&';
        foreach (var topic in grant.Topics ?? [])
        {
            address.Append(separator).Append("topic=").Append(Uri.EscapeDataString(topic));
            separator = '&';
        }

        return new Uri(address.ToString());
    }

    private async Task<LiveConnection> OpenAsync(LiveTokenResult grant, string? resumeAfter, Func<StreamPayloadException, ValueTask> onMalformed, CancellationToken cancellationToken)
    {
        foreach (var needed in (ReadOnlySpan<string>)["hub_url", "token", "topics", "expires_in"])
        {
            WireBoardErrors.Require(grant, needed, "/v1/live/token");
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, AddressOf(grant));
        (Hub, Telemetry) = (request.RequestUri!, new StreamTelemetry(LiveTelemetry.Package, request.RequestUri));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", grant.Token);
        if (!string.IsNullOrEmpty(resumeAfter))
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", resumeAfter);
        }

        try
        {
            var connection = await SseConnection.OpenAsync(httpClient, request, LiveEnvelopeReader.Read, options with { OnUnreadableEvent = onMalformed }, cancellationToken).ConfigureAwait(false);
            return new LiveConnection(connection, TimeSpan.FromSeconds(grant.ExpiresIn ?? DefaultLifetimeSeconds), options.TimeProvider.GetTimestamp());
        }
        catch (StreamRefusedException refused)
        {
            throw Describe(refused);
        }
    }

    private static Exception Describe(StreamRefusedException refused) => refused switch
    {
        { StatusCode: 204 } => new WireBoardLiveException(WireBoardLiveError.ToldToStop, "The hub answered 204: it asks not to be connected to again.", refused),
        { Reason: DisconnectReason.WrongContentType } => new WireBoardLiveException(WireBoardLiveError.NotAStream, $"The hub does not send an event stream. {refused.Message}", refused),
        _ => WireBoardErrors.From(refused.Response!) ?? (Exception)refused,
    };
}
