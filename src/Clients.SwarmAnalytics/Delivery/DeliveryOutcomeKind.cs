namespace Clients.SwarmAnalytics.Delivery;

/// <summary>What to do with an event after a try.</summary>
internal enum DeliveryOutcomeKind
{
    /// <summary>The service has it.</summary>
    Delivered,

    /// <summary>The service will never take it.</summary>
    Rejected,

    /// <summary>Another try may succeed.</summary>
    Failed,

    /// <summary>There was no connection, so nothing is known about the service, nor about the event.</summary>
    Offline,

    /// <summary>This process stopped the try.</summary>
    Interrupted,
}
