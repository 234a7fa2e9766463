using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Clients.Core.Streaming;
using Clients.RestlessStream.Events;

namespace Clients.RestlessStream.Subscriptions.Sse;

/// <summary>Opens Server-Sent Events connections with the shared engine.</summary>
internal sealed class SseTransport(StreamCredentials credentials, SubscriptionOptions options) : IEventTransport
{
    private readonly SseConnectionOptions _connectionOptions = new()
    {
        IdleTimeout = options.IdleTimeout ?? TimeSpan.FromMinutes(2),
        MaxEventBytes = (int)Math.Min((long)options.MaxEventBytes + SseOverhead, int.MaxValue),
        TimeProvider = credentials.Pipeline.TimeProvider,
        ConnectTimeout = credentials.ConnectTimeout,
    };

    // The engine counts the lines of an event, field names and ids included; the bound is on the JSON.
    private const int SseOverhead = 1024;

    public string Protocol => "http";

    public async Task<(IEventConnection? Connection, ConnectionEnd? End)> OpenAsync(Uri url, string? cursor, CancellationToken cancellationToken)
    {
        var key = credentials.KeyFor(url, options.ApiKey);
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        if (!string.IsNullOrEmpty(cursor))
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", cursor);
        }

        try
        {
            var connection = await SseConnection.OpenAsync(credentials.Pipeline.StreamingClient, request, Parse, _connectionOptions, cancellationToken).ConfigureAwait(false);
            return (new SseEventConnection(connection, options.MaxEventBytes, cancellationToken), null);
        }
        catch (SseRefusedException e)
        {
            return (null, Refused(url, key, e));
        }
        catch (SseException e)
        {
            return (null, new ConnectionEnd($"it could not be opened ({e.Message.TrimEnd('.')})") { Cause = e });
        }
    }

    // Never throws: the engine would end the connection over it.
    private StreamItem Parse(string type, ReadOnlySpan<byte> data) =>
        data.IsEmpty ? default
        : data.Length > options.MaxEventBytes ? new StreamItem(null, new RestlessStreamEventTooLargeException(options.MaxEventBytes))
        : StreamEventReader.Read(data);

    private static ConnectionEnd Refused(Uri url, string? key, SseRefusedException refusal)
    {
        var status = (HttpStatusCode)refusal.Response.StatusCode;
        if (status == HttpStatusCode.NoContent)
        {
            return new ConnectionEnd("the service has nothing more to send") { IsOrderly = true, IsFinal = true };
        }

        if (RuntimeRefusal.IsFinal(status))
        {
            throw RuntimeRefusal.Create(url, sentKey: key is not null, refusal);
        }

        return new ConnectionEnd(string.Create(CultureInfo.InvariantCulture, $"it was answered {(int)status}")) { Cause = refusal, RetryAfter = refusal.RateLimit?.RetryAfter };
    }
}
