using Clients.Core.Http;

namespace Clients.Core.Streaming;

/// <summary>The service answered the request for a stream with an HTTP status or a content type that is not a stream.</summary>
public sealed class StreamRefusedException : StreamException
{
    internal StreamRefusedException(DisconnectReason reason, string message, ReceivedResponse response)
        : base(reason, message, response) =>
        Response = response;

    /// <summary>For a transport that shows no more than the head of the response.</summary>
    internal StreamRefusedException(string message, int statusCode, TimeSpan? retryAfter, Exception innerException)
        : base(DisconnectReason.Refused, message, innerException)
    {
        StatusCode = statusCode;
        RateLimit = retryAfter is null ? null : new RateLimit(null, null, retryAfter);
    }

    /// <summary>True for 401 and 403.</summary>
    public bool IsCredentialRefused => StatusCode is 401 or 403;

    /// <summary>The response with up to 64 KiB of its body; null over WebSocket.</summary>
    internal ReceivedResponse? Response { get; }
}
