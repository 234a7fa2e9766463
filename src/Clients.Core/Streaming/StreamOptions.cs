using System.Runtime.CompilerServices;

namespace Clients.Core.Streaming;

/// <summary>
/// How a stream connects and reconnects: the same words for every stream of every client. Options are copied when the stream is made; later
/// changes have no effect on it. A property refuses a value that cannot work when it is set.
/// </summary>
public abstract class StreamOptions
{
    // Timers of .NET reach 49 days.
    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(30);

    internal StreamOptions()
    {
    }

    /// <summary>How long opening may take, until the service has answered. Default 30 s; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</summary>
    public TimeSpan ConnectTimeout { get; set => field = PositiveOrInfinite(value); } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long an open stream may be silent before it counts as lost. Default 2 minutes; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.
    /// Everything that arrives counts, heartbeats included. Time in which nobody reads does not count.
    /// </summary>
    public TimeSpan IdleTimeout { get; set => field = PositiveOrInfinite(value); } = TimeSpan.FromMinutes(2);

    /// <summary>The largest event, in bytes. Default 8 MiB. A larger one is reported as an event that cannot be read.</summary>
    public int MaxEventBytes { get; set => field = Positive(value); } = 8 * 1024 * 1024;

    /// <summary>How often the stream may reconnect in all; null, the default, for no limit, 0 for never.</summary>
    public int? MaxReconnects { get; set => field = NotNegative(value); }

    /// <summary>The shortest wait before a reconnect. Default zero. A random time comes on top: see <see cref="MaxReconnectDelay"/>.</summary>
    public TimeSpan ReconnectDelay { get; set => field = NotNegative(value); }

    /// <summary>
    /// The longest wait before a reconnect that the stream chooses itself. To the wait is added a random time (full jitter) between zero and a bound
    /// that starts with <see cref="ReconnectDelay"/> (or 1 s when that is zero), doubles with every reconnect, and never exceeds what is left up to
    /// this property. Default, when null: 30 s, or twice <see cref="ReconnectDelay"/> if that is longer. Equal to <see cref="ReconnectDelay"/>, it
    /// turns the random time off.
    /// </summary>
    public TimeSpan? MaxReconnectDelay { get; set => field = value is { } delay ? NotNegative(delay) : null; }

    /// <summary>
    /// The longest wait that a service may ask for with <c>Retry-After</c> or <c>retry:</c>. Default 5 minutes. Up to that bound the stream never
    /// comes back earlier than asked; the random time of <see cref="MaxReconnectDelay"/> comes on top.
    /// </summary>
    public TimeSpan MaxRetryAfter { get; set => field = NotNegative(value); } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long a connection must have been open for the random waits to start over. Default 10 s: a service that accepts connections and drops
    /// them at once is not hammered.
    /// </summary>
    public TimeSpan StableAfter { get; set => field = NotNegative(value); } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Called with every change of state, in order; the stream goes on when the call has completed. What it throws is logged and ignored.
    /// </summary>
    public Func<StreamStateChange, ValueTask>? OnStateChanged { get; set; }

    /// <summary>The longest wait with <see cref="MaxReconnectDelay"/>'s default filled in.</summary>
    internal TimeSpan LongestReconnectDelay => MaxReconnectDelay ?? (ReconnectDelay > TimeSpan.FromSeconds(15) ? 2 * ReconnectDelay : TimeSpan.FromSeconds(30));

    /// <summary>Checks what no property can check alone.</summary>
    internal virtual void ThrowIfInvalid()
    {
        if (LongestReconnectDelay < ReconnectDelay)
        {
            throw new ArgumentException(
                $"{nameof(MaxReconnectDelay)} ({MaxReconnectDelay}) is shorter than {nameof(ReconnectDelay)} ({ReconnectDelay}). Raise it, or leave it out.");
        }
    }

    /// <summary>These options as they are now.</summary>
    internal StreamOptions Copy() => (StreamOptions)MemberwiseClone();

    private protected static TimeSpan PositiveOrInfinite(TimeSpan value, [CallerMemberName] string name = "") =>
        value == Timeout.InfiniteTimeSpan || (value > TimeSpan.Zero && value <= LongestTime)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be more than zero and at most 30 days, or Timeout.InfiniteTimeSpan.");

    private protected static TimeSpan NotNegative(TimeSpan value, [CallerMemberName] string name = "") =>
        value >= TimeSpan.Zero && value <= LongestTime
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be between zero and 30 days.");

    private protected static int Positive(int value, [CallerMemberName] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, name);
        return value;
    }

    private protected static int? NotNegative(int? value, [CallerMemberName] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value ?? 0, name);
        return value;
    }
}
