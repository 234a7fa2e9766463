using Clients.Core.Http;

namespace Clients.SwarmAnalytics;

/// <summary>
/// A call failed otherwise than by 401: another status, a network failure, a time-out or an answer that is not the document's.
/// <see cref="Clients.Core.ClientException.StatusCode"/> is null when no answer came.
/// </summary>
public sealed class SwarmTransportException : SwarmAnalyticsException
{
    internal SwarmTransportException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    internal SwarmTransportException(string message, ReceivedResponse response)
        : base(message, response)
    {
    }
}
