using Clients.Core.Streaming;
using Clients.WireBoard.Models;

namespace Clients.WireBoard.Live;

/// <summary>
/// What both Live modes let you set. Callbacks run one at a time, in order; the stream goes on when a callback has completed. One that throws is
/// reported to <see cref="OnError"/> and the log.
/// </summary>
/// <remarks>
/// The defaults are those of the service: <see cref="StreamOptions.ReconnectDelay"/> 500 ms, <see cref="StreamOptions.MaxEventBytes"/> 1 MiB,
/// <see cref="StreamOptions.IdleTimeout"/> 2 minutes.
/// </remarks>
public class LiveOptions : StreamOptions
{
    /// <summary>Creates options with the defaults of the service.</summary>
    public LiveOptions()
    {
        ReconnectDelay = TimeSpan.FromMilliseconds(500);
        MaxEventBytes = 1024 * 1024;
    }

    /// <summary>The categories to follow; all 20 when null. Not empty.</summary>
    public IReadOnlyCollection<LiveCategory>? Categories { get; set; }

    /// <summary>
    /// Called with each message that cannot be read, each attempt to connect that fails, each callback that throws, and the refusal that ends the client.
    /// A stream that merely breaks off is no error: <see cref="StreamOptions.OnStateChanged"/> tells of it, and <see cref="OnReconnect"/> once delivery goes on.
    /// </summary>
    public Func<Exception, ValueTask>? OnError { get; set; }

    /// <summary>Called each time the short-lived token was replaced without a gap.</summary>
    public Func<ValueTask>? OnRotate { get; set; }

    /// <summary>Called each time a stream that broke off has been replaced; never for the first one.</summary>
    public Func<ValueTask>? OnReconnect { get; set; }

    /// <summary>Called with each envelope once, before it is merged or buffered.</summary>
    public Func<LiveEnvelope, ValueTask>? OnEvent { get; set; }

    internal override void ThrowIfInvalid()
    {
        base.ThrowIfInvalid();
        Guard.Defined(Categories, nameof(Categories));
    }
}
