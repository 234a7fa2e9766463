using Clients.Core.Http;

namespace Clients.Core.Streaming;

/// <summary>The service answered the request for a stream with another status than 200, or with something that is no event stream.</summary>
public sealed class SseRefusedException : SseException
{
    internal SseRefusedException(SseFailure failure, string message, ReceivedResponse response)
        : base(failure, message, response) =>
        Response = response;

    /// <summary>The answer, with up to 64 KiB of its body, for a client to read the service's own error from.</summary>
    public ReceivedResponse Response { get; }

    /// <summary>True for 401 and 403.</summary>
    public bool IsCredentialRefused => Response.StatusCode is 401 or 403;
}
