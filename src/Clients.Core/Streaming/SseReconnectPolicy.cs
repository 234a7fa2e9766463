namespace Clients.Core.Streaming;

/// <summary>Decides whether, and after which wait, a stream reconnects. Belongs to one enumeration.</summary>
internal sealed class SseReconnectPolicy(SseSubscriptionOptions options)
{
    private int _attempt;
    private TimeSpan? _retryInterval;

    /// <summary>How many reconnects have been granted.</summary>
    public int Reconnects { get; private set; }

    /// <summary>The failure for which a reconnect was not granted, if one was.</summary>
    public SseException? FinalFailure { get; private set; }

    /// <summary>Takes note of a connection that was open.</summary>
    /// <param name="uptime">For how long.</param>
    /// <param name="retryInterval">The <c>retry:</c> it brought, which stays in force; null for none.</param>
    public void Disconnected(TimeSpan uptime, TimeSpan? retryInterval)
    {
        _retryInterval = retryInterval ?? _retryInterval;
        if (uptime >= options.StableAfter)
        {
            _attempt = 0;
        }
    }

    /// <summary>Grants a reconnect, or not.</summary>
    /// <param name="failure">Why the stream is not open; null when the service ended it in order.</param>
    /// <param name="delay">The wait before it.</param>
    public bool TryNext(SseException? failure, out TimeSpan delay)
    {
        delay = TimeSpan.Zero;
        if (Reconnects >= options.MaxReconnects || (failure is not null && !ShouldReconnect(failure)))
        {
            FinalFailure = failure;
            return false;
        }

        var retry = _retryInterval is { } asked ? Shorter(asked, options.MaxRetryInterval) : options.ReconnectDelay;
        var retryAfter = Shorter(failure?.RateLimit?.RetryAfter ?? TimeSpan.Zero, options.MaxRetryAfter);
        delay = (retry > retryAfter ? retry : retryAfter) + (options.Backoff?.Delay(_attempt) ?? TimeSpan.Zero);
        _attempt++;
        Reconnects++;
        return true;
    }

    private bool ShouldReconnect(SseException failure) => options.ShouldReconnect?.Invoke(failure) ?? failure.Failure switch
    {
        SseFailure.ConnectFailed or SseFailure.ConnectTimedOut or SseFailure.ConnectionBroken or SseFailure.IdleTimedOut => true,
        SseFailure.Refused => failure.StatusCode is 408 or 425 or 429 or >= 500,
        _ => false,
    };

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
