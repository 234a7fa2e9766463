using Clients.Core;
using Clients.Core.Http;

namespace Clients.SwarmAnalytics;

/// <summary>The base of every failure the OpenSwarm analytics client throws. Delivery never throws: it retries, or drops, counts and reports.</summary>
public abstract class SwarmAnalyticsException : ClientException
{
    private protected SwarmAnalyticsException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    private protected SwarmAnalyticsException(string message, ReceivedResponse response)
        : base(message, response)
    {
    }
}
