using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Clients.WireBoard.Models;
using Microsoft.Extensions.Logging;

namespace Clients.WireBoard.Live;

/// <summary>
/// Raw Live: the envelopes of any number of sites as they come, each once; no snapshot, no merge (<see cref="LiveState.Apply"/> is there for those who
/// want it). After a gap the stream is resumed behind the last envelope taken (<c>Last-Event-ID</c>): a hub that keeps a history sends what was missed,
/// what comes twice is dropped by its id. A hub without a history sends only what is new.
/// </summary>
public sealed class LiveRawClient : LiveSubscription
{
    private readonly LiveRawOptions _options;
    private readonly LiveConnector _connector;
    private readonly Lock _gate = new();
    private Channel<LiveEnvelope> _buffer;
    private volatile bool _isPulled;
    private volatile string? _lastEventId;
    private long _dropped;
    private int _isRead;
    private bool _isComplete;

    internal LiveRawClient(IReadOnlyList<string> sites, LiveConnector connector, LiveRawOptions options, TimeProvider timeProvider, ILogger logger)
        : base(connector, options, timeProvider, logger)
    {
        Sites = sites;
        _options = options;
        _connector = connector;
        _isPulled = options.OnEvent is null;
        _buffer = CreateBuffer();
    }

    /// <summary>The sites followed.</summary>
    public IReadOnlyList<string> Sites { get; }

    /// <summary>How many envelopes were dropped because the reader was too slow; always 0 with <see cref="LiveOverflow.Wait"/>.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>
    /// The envelopes, for <c>await foreach</c> by one reader at a time. They are buffered from the start on when no <c>OnEvent</c> callback was given, otherwise
    /// from the first call of this method on; what happens when the buffer is full is <see cref="LiveRawOptions.Overflow"/>. Ends when the client is
    /// stopped and the buffer is empty; throws the refusal when it failed.
    /// </summary>
    /// <param name="cancellationToken">Ends the enumeration, not the client.</param>
    /// <exception cref="InvalidOperationException">Another reader is at it.</exception>
    public IAsyncEnumerable<LiveEnvelope> ReadEnvelopesAsync(CancellationToken cancellationToken = default)
    {
        _isPulled = true;
        return ReadAsync(cancellationToken);
    }

    internal override string? ResumeAfter => _lastEventId;

    internal override Task CatchUpAsync(LiveConnection opened, CancellationToken cancellationToken)
    {
        // Before anything was taken, the place where the first stream began is the one to resume behind.
        _lastEventId ??= opened.Position;
        return Task.CompletedTask;
    }

    internal override async ValueTask TakeAsync(LiveEnvelope envelope, CancellationToken cancellationToken)
    {
        await Callbacks.EventAsync(envelope).ConfigureAwait(false);
        if (_isPulled)
        {
            await _buffer.Writer.WriteAsync(envelope, cancellationToken).ConfigureAwait(false);
        }

        if (envelope.EventId is { } id)
        {
            _lastEventId = id;
        }
    }

    private protected override void Reset()
    {
        _lastEventId = null;
        lock (_gate)
        {
            // A reader that came before the start waits on the buffer there is; one of an earlier run has seen its end.
            if (_isComplete)
            {
                _buffer = CreateBuffer();
                _isComplete = false;
            }
        }
    }

    private protected override void Complete(Exception? failure)
    {
        lock (_gate)
        {
            _isComplete = true;
            _buffer.Writer.TryComplete(failure);
        }
    }

    private async IAsyncEnumerable<LiveEnvelope> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _isRead, 1) != 0)
        {
            throw new InvalidOperationException("The envelopes of a Live client are read by one reader at a time; make another client for another reader.");
        }

        try
        {
            ChannelReader<LiveEnvelope> reader;
            lock (_gate)
            {
                reader = _buffer.Reader;
            }

            await foreach (var envelope in reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return envelope;
            }
        }
        finally
        {
            Interlocked.Exchange(ref _isRead, 0);
        }
    }

    private Channel<LiveEnvelope> CreateBuffer() => Channel.CreateBounded<LiveEnvelope>(
        new BoundedChannelOptions(_options.BufferCapacity)
        {
            SingleReader = true,
            SingleWriter = true,
            FullMode = _options.Overflow switch
            {
                LiveOverflow.DropOldest => BoundedChannelFullMode.DropOldest,
                LiveOverflow.DropNewest => BoundedChannelFullMode.DropWrite,
                _ => BoundedChannelFullMode.Wait,
            },
        },
        _ =>
        {
            _connector.Telemetry.Dropped();
            Interlocked.Increment(ref _dropped);
        });
}
