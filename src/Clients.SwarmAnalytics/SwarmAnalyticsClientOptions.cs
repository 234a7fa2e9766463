using Clients.Core.Http;
using Clients.SwarmAnalytics.Spool;

namespace Clients.SwarmAnalytics;

/// <summary>How a <see cref="SwarmAnalyticsClient"/> queues and delivers.</summary>
public sealed class SwarmAnalyticsClientOptions : ClientOptions
{
    /// <summary>The service's public address.</summary>
    public const string DefaultBaseUrl = "https://analytics.openswarm.ai";

    /// <summary>Creates options with the defaults.</summary>
    public SwarmAnalyticsClientOptions()
        : base(DefaultBaseUrl)
    {
    }

    /// <summary>The install token, for <c>AddSwarmAnalytics</c>; the client's constructor takes it as an argument.</summary>
    public string? Token { get; set; }

    /// <summary>What the user agreed to. Default <see cref="TelemetryMode.Full"/>; <see cref="SwarmAnalyticsClient.Mode"/> changes it at run time.</summary>
    public TelemetryMode Mode { get; set; }

    /// <summary>
    /// Where events wait for delivery; the client disposes it. Default: in memory, bounded by <see cref="MaxQueuedEvents"/> and
    /// <see cref="MaxQueuedBytes"/>, lost with the process. <see cref="SqliteSpool"/> makes them outlive it.
    /// </summary>
    public IEventSpool? Spool { get; set; }

    /// <summary>
    /// Names the install in the spool, so that several installs may share a file and no token is written to it. Default: derived from the token by SHA-256.
    /// Set it to the install id if the token may change while events wait.
    /// </summary>
    public string? InstallKey { get; set; }

    /// <summary>The most events in memory that the spool has not yet taken; what comes on top is dropped and counted. Default 10 000.</summary>
    public int MaxQueuedEvents { get; set; } = 10_000;

    /// <summary>The most bytes of such events, estimated before they are serialised. Default 16 MiB.</summary>
    public long MaxQueuedBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>
    /// How many tries an event gets in all, across restarts. Default 8. With a durable spool, a try that found no connection at all does
    /// not count: then the spool's <see cref="SpoolBounds.MaxAge"/> decides.
    /// </summary>
    public int MaxAttempts { get; set; } = 8;

    /// <summary>The longest wait before the second try; it doubles with each further one. Default 500 ms. The wait itself is random between zero and that (full jitter).</summary>
    public TimeSpan RetryBaseDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait between two tries. Default 60 s, at most 1 hour.</summary>
    public TimeSpan RetryMaxDelay { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How far a <c>Retry-After</c> is obeyed. Default 5 minutes, at most 1 hour.</summary>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How many requests may be under way at once. Default 1: events arrive in the order they were recorded. With more, an event may overtake
    /// those under way beside it, and no others.
    /// </summary>
    public int Concurrency { get; set; } = 1;

    /// <summary>How long disposal may take, all told. Default 5 s. What is left then stays in a durable spool, or is dropped as <see cref="DropReason.ShutDown"/>.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Told of each event given up for good. Called on the thread that met the drop, which may be the recording one: it should return quickly.
    /// What it throws is logged and harms nothing.
    /// </summary>
    public Action<DroppedEvent>? OnDrop { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<string> Validate()
    {
        foreach (var problem in base.Validate())
        {
            yield return problem;
        }

        foreach (var (name, isPositive) in ((string, bool)[])
        [
            (nameof(MaxQueuedEvents), MaxQueuedEvents > 0),
            (nameof(MaxQueuedBytes), MaxQueuedBytes > 0),
            (nameof(MaxAttempts), MaxAttempts > 0),
            (nameof(Concurrency), Concurrency > 0),
            (nameof(RetryBaseDelay), RetryBaseDelay > TimeSpan.Zero),
            (nameof(MaxRetryAfter), MaxRetryAfter > TimeSpan.Zero),
            (nameof(ShutdownTimeout), ShutdownTimeout > TimeSpan.Zero),
        ])
        {
            if (!isPositive)
            {
                yield return $"{name} must be more than zero.";
            }
        }

        // A spool takes a longer wait for one that was written under another clock.
        foreach (var (name, wait) in ((string, TimeSpan)[])[(nameof(RetryMaxDelay), RetryMaxDelay), (nameof(MaxRetryAfter), MaxRetryAfter)])
        {
            if (wait > SqliteSpool.LongestWait)
            {
                yield return $"{name} must be at most 1 hour.";
            }
        }

        if (RetryMaxDelay < RetryBaseDelay)
        {
            yield return $"{nameof(RetryMaxDelay)} must be at least {nameof(RetryBaseDelay)}.";
        }

        if (!Enum.IsDefined(Mode))
        {
            yield return $"{nameof(Mode)} must be Full or Minimal.";
        }
    }
}
