namespace Clients.SwarmAnalytics.Delivery;

/// <summary>What an attempt to deliver an event led to.</summary>
internal enum DeliveryOutcomeKind
{
    /// <summary>The service has the event.</summary>
    Delivered,

    /// <summary>The service will never take the event.</summary>
    Rejected,

    /// <summary>The service answered that it does not know the token. That says nothing about the event.</summary>
    Unauthorized,

    /// <summary>The service answered, and a further attempt may succeed.</summary>
    Failed,

    /// <summary>
    /// No answer of the service arrived: no connection, no answer in time, or the answer of somebody else on the way. That says nothing about the event.
    /// </summary>
    NoAnswer,

    /// <summary>This process stopped the attempt.</summary>
    Interrupted,
}

/// <summary>What an attempt to deliver an event led to, and what the service said to it.</summary>
/// <param name="Kind">What to do with the event.</param>
/// <param name="Status">The status of the answer; null when none came.</param>
/// <param name="RetryAfter">The wait the answer asked for.</param>
internal readonly record struct DeliveryOutcome(DeliveryOutcomeKind Kind, int? Status = null, TimeSpan? RetryAfter = null)
{
    /// <summary>Judges an answer that has no success, by its status alone. A redirect that the client does not follow leads away from the service.</summary>
    public static DeliveryOutcome Of(int status, TimeSpan? retryAfter) => new(
        status switch
        {
            401 => DeliveryOutcomeKind.Unauthorized,
            // A proxy, and a network that wants a login.
            407 or 511 => DeliveryOutcomeKind.NoAnswer,
            429 => DeliveryOutcomeKind.Failed,
            >= 300 and < 400 => DeliveryOutcomeKind.NoAnswer,
            >= 400 and < 500 => DeliveryOutcomeKind.Rejected,
            _ => DeliveryOutcomeKind.Failed,
        },
        status,
        retryAfter);
}
