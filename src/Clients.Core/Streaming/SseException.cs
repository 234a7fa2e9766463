using Clients.Core.Http;

namespace Clients.Core.Streaming;

/// <summary>A stream could not be opened or went wrong; <see cref="Failure"/> tells how.</summary>
public class SseException : ClientException
{
    internal SseException(SseFailure failure, string message, Exception? innerException = null)
        : base(message, innerException) =>
        Failure = failure;

    internal SseException(SseFailure failure, string message, ReceivedResponse response)
        : base(message, response) =>
        Failure = failure;

    /// <summary>What went wrong.</summary>
    public SseFailure Failure { get; }
}
