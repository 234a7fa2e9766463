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

    /// <summary>
    /// The id the application made up for this install, 1 to 128 characters, for <c>AddSwarmAnalytics</c> with a <see cref="TokenStore"/> in place of a
    /// <see cref="Token"/>. <see cref="SwarmAnalyticsClient.Create"/> takes it as an argument.
    /// </summary>
    public string? InstallId { get; set; }

    /// <summary>Keeps the token of an install that registers by itself, for <c>AddSwarmAnalytics</c> with an <see cref="InstallId"/>.</summary>
    public ITokenStore? TokenStore { get; set; }

    /// <summary>What the user agreed to. Default <see cref="TelemetryMode.Full"/>; <see cref="SwarmAnalyticsClient.Mode"/> changes it at run time.</summary>
    public TelemetryMode Mode { get; set; }

    /// <summary>
    /// Where events wait for delivery; the client disposes it, so each client needs a spool of its own. Default: in memory, bounded by <see cref="MaxQueuedEvents"/> and
    /// <see cref="MaxQueuedBytes"/>, lost with the process. <see cref="SqliteSpool"/> makes them outlive it. While a spool cannot be used, events wait in memory
    /// within the same bounds.
    /// </summary>
    public IEventSpool? Spool { get; set; }

    /// <summary>
    /// Names the install in the spool, so that several installs may share a file and no token is written to it. Default: the install id, for a client from
    /// <see cref="SwarmAnalyticsClient.Create"/>; otherwise derived from the token by SHA-256. Set it to the install id if the token may change while events wait.
    /// </summary>
    public string? InstallKey { get; set; }

    /// <summary>The most events in memory that the spool has not yet taken. An event on top of them is dropped and counted. Default 10 000.</summary>
    public int MaxQueuedEvents { get; set; } = 10_000;

    /// <summary>The most bytes of such events, estimated before they are serialised. Default 16 MiB.</summary>
    public long MaxQueuedBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>
    /// How many failed attempts an event gets in all, across restarts. Default 8. Only those count that the service answered. While no answer comes (no
    /// connection, no answer in time, the page of a captive portal), the spool's <see cref="SpoolBounds.MaxAge"/> decides.
    /// </summary>
    public int MaxAttempts { get; set; } = 8;

    /// <summary>
    /// The longest wait before the second attempt; it doubles with each further one. Default 500 ms. The wait itself is random between zero and that (full jitter).
    /// After a single failure among successes, with one request at a time, it is at most a tenth of that.
    /// </summary>
    public TimeSpan RetryBaseDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait between two attempts. Default 60 s, at most 1 hour.</summary>
    public TimeSpan RetryMaxDelay { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How far a <c>Retry-After</c> is obeyed. Default 5 minutes, at most 1 hour.</summary>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How many requests may be under way at once. Default 1: events arrive in the order they were recorded. With more, an event may overtake those under way
    /// beside it and those that wait for their next attempt.
    /// </summary>
    public int Concurrency { get; set; } = 1;

    /// <summary>
    /// How long disposal may take, all told. Default 5 s. What is left then stays in a durable spool, or is dropped as <see cref="DropReason.ShutDown"/>. With a durable
    /// spool, disposal ends at the latest a second after everything is stored.
    /// </summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Receives each event that is dropped for good. Called on the thread that met the drop, which may be the recording one: it should return quickly.
    /// What it throws is logged and harms nothing.
    /// </summary>
    public Action<DroppedEvent>? OnDrop { get; set; }

    /// <summary>
    /// Receives the problem when the spool becomes unusable: no permission, no space, locked by another program, a file that is not a spool. Called once until the
    /// spool works again, on a background thread. <see cref="SwarmStatistics.SpoolProblem"/> has the present state. What it throws is logged and harms nothing.
    /// </summary>
    public Action<SwarmSpoolException>? OnSpoolProblem { get; set; }

    /// <summary>
    /// Sees each event before it is written to the spool, on a background thread, one at a time. It may change <see cref="OutgoingEvent.Body"/> (to scrub personal
    /// data), or return null to drop the event (to sample). A hook that throws drops the event, so that nothing leaves unscrubbed. Dropped events count as
    /// <see cref="DropReason.Filtered"/>.
    /// </summary>
    public Func<OutgoingEvent, OutgoingEvent?>? BeforeSend { get; set; }

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
            yield return $"{nameof(Mode)} must be Full, Minimal or Off.";
        }
    }
}
