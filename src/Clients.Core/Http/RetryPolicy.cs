namespace Clients.Core.Http;

/// <summary>When and how long a call refused with HTTP 429 waits before it is sent again. No other status is ever retried here.</summary>
/// <remarks>A random time is added to each wait: up to a quarter of it, or up to 1 s if that is more. So callers that were refused together do not come back together.</remarks>
public sealed record RetryPolicy
{
    /// <summary>No retry.</summary>
    public static RetryPolicy None { get; } = new() { MaxRetries = 0 };

    /// <summary>One retry after <c>Retry-After</c> clamped to [0, 60] s, or after 5 s when it is absent.</summary>
    public static RetryPolicy Once { get; } = new();

    /// <summary>How many times a request may be sent again. Default 1.</summary>
    public int MaxRetries { get; init; } = 1;

    /// <summary>The wait when the response has no readable <c>Retry-After</c>. Default 5 s.</summary>
    public TimeSpan DefaultDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait, whatever the service asks for, before the random time is added. Default 60 s.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(60);

    internal TimeSpan DelayFor(TimeSpan? retryAfter)
    {
        var delay = retryAfter ?? DefaultDelay;
        return delay < MaxDelay ? delay : MaxDelay;
    }
}
