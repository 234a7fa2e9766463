using Clients.Cli.Terminal;
using Clients.Core;
using Clients.Core.Diagnostics;
using Clients.WireBoard;

namespace Clients.Cli.WireBoard;

/// <summary>One run against the service: its client, and how its failures are told without telling the token.</summary>
internal sealed class WireBoardSession : IDisposable
{
    // Shorter than any real token: hiding a few letters wherever they stand would only garble messages.
    private const int ShortestToHide = 8;

    private readonly string _token;

    /// <exception cref="ArgumentException">The token or the address cannot work.</exception>
    public WireBoardSession(string token, WireBoardClientOptions options)
    {
        _token = token;
        Service = options.BaseUrl;
        Client = new WireBoardClient(token, options);
    }

    public WireBoardClient Client { get; }

    /// <summary>The service's address.</summary>
    public string Service { get; }

    /// <summary>The token as it may be shown.</summary>
    public string MaskedToken => Secret.Mask(_token);

    /// <summary>Whether an exception is trouble of the service, the network or the stream, and no mistake here.</summary>
    public static bool IsServiceError(Exception exception) => exception is ClientException or HttpRequestException or TimeoutException or IOException;

    /// <summary>What went wrong, on one line that may be shown.</summary>
    public string Explain(Exception exception) => Safe(exception switch
    {
        // A program looks into the inner exception; a person at a terminal cannot.
        WireBoardLiveException { Kind: WireBoardLiveError.MalformedMessage, InnerException: { } cause } => $"A Live message could not be read and was left out: {cause.Message}",
        _ => ErrorText.Explain(exception, Service),
    });

    /// <summary>Text of others on one line that may be shown, even if they send the token back.</summary>
    public string Safe(string? text) =>
        Printable.Line(_token.Length < ShortestToHide ? text : text?.Replace(_token, MaskedToken, StringComparison.Ordinal));

    public void Dispose() => Client.Dispose();
}
