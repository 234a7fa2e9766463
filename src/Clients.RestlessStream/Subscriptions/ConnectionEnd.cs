namespace Clients.RestlessStream.Subscriptions;

/// <summary>How a connection came to its end.</summary>
/// <param name="Reason">In words, for messages: what follows "because".</param>
internal sealed record ConnectionEnd(string Reason)
{
    /// <summary>The service ended the stream in order; nothing is wrong.</summary>
    public bool IsOrderly { get; init; }

    /// <summary>Coming back would meet the same end.</summary>
    public bool IsFinal { get; init; }

    /// <summary>The WebSocket close code, if one came.</summary>
    public int? CloseCode { get; init; }

    /// <summary>How long the service asked to stay away.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What was thrown, if anything was.</summary>
    public Exception? Cause { get; init; }
}
