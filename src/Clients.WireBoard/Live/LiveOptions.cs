using Clients.WireBoard.Models;

namespace Clients.WireBoard.Live;

/// <summary>
/// What both Live modes let one set. Callbacks run one at a time on the task that reads the stream: a slow one holds the stream back, one
/// that throws is reported to <see cref="OnError"/> and the log, and the stream goes on.
/// </summary>
public class LiveOptions
{
    /// <summary>The categories to follow; all 20 when null. Not empty.</summary>
    public IReadOnlyCollection<LiveCategory>? Categories { get; set; }

    /// <summary>
    /// Told of each message that cannot be read, each attempt to connect that fails, each callback that throws, and the refusal that ends the client.
    /// A stream that merely breaks off is no error: <see cref="OnReconnect"/> tells of it once delivery goes on.
    /// </summary>
    public Action<Exception>? OnError { get; set; }

    /// <summary>Told each time the short-lived token was changed for a new one without a gap.</summary>
    public Action? OnRotate { get; set; }

    /// <summary>Told each time a stream that broke off has been replaced; never for the first one.</summary>
    public Action? OnReconnect { get; set; }

    /// <summary>Told of each envelope once, before it is merged or buffered.</summary>
    public Action<LiveEnvelope>? OnEvent { get; set; }

    /// <summary>
    /// How long a stream may be silent, keep-alive comments included, before it counts as broken. Default 120 s;
    /// <see cref="Timeout.InfiniteTimeSpan"/> for ever.
    /// </summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>The wait before the first attempt to reconnect. Default 500 ms.</summary>
    public TimeSpan ReconnectDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait between attempts, which grow exponentially with full jitter. Default 30 s.</summary>
    public TimeSpan MaxReconnectDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a stream must have been open for the waits to start over from <see cref="ReconnectDelay"/>. Default 10 s.</summary>
    public TimeSpan StableAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The largest message, in bytes; a larger one breaks the stream off. Default 1 MiB.</summary>
    public int MaxEventBytes { get; set; } = 1024 * 1024;

    internal virtual void ThrowIfInvalid()
    {
        Guard.Defined(Categories, nameof(Categories));
        ThrowIfNotPositive(IdleTimeout, nameof(IdleTimeout), mayBeInfinite: true);
        ThrowIfNotPositive(ReconnectDelay, nameof(ReconnectDelay));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxReconnectDelay, ReconnectDelay, nameof(MaxReconnectDelay));
        ArgumentOutOfRangeException.ThrowIfLessThan(StableAfter, TimeSpan.Zero, nameof(StableAfter));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxEventBytes, 1024, nameof(MaxEventBytes));
    }

    private static void ThrowIfNotPositive(TimeSpan value, string name, bool mayBeInfinite = false)
    {
        if (value <= TimeSpan.Zero && !(mayBeInfinite && value == Timeout.InfiniteTimeSpan))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be more than zero.");
        }
    }
}
