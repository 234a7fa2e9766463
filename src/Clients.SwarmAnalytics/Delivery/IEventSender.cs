using Clients.SwarmAnalytics.Contract;

namespace Clients.SwarmAnalytics.Delivery;

/// <summary>Makes one attempt to deliver an event. There is one for the client's own connections and one for an adapter of the user's.</summary>
internal interface IEventSender
{
    /// <summary>Posts the body and judges the answer; never throws.</summary>
    /// <param name="operation">Where the body goes.</param>
    /// <param name="body">The JSON.</param>
    /// <param name="token">The install token; null when the connection has one of its own.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    Task<DeliveryOutcome> SendAsync(SwarmOperation operation, ReadOnlyMemory<byte> body, string? token, CancellationToken cancellationToken);
}
