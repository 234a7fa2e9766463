using System.Diagnostics;

namespace Clients.Core.Streaming;

/// <summary>
/// The stream that the parser reads: normalised lines of the network's stream, with the idle time-out beneath the parser, where
/// comments are still seen. Not thread-safe, as its reader is not.
/// </summary>
internal sealed class SseReadStream : Stream
{
    private readonly Stream _source;
    private readonly SseLineNormalizer _normalizer;
    private readonly SseConnectionOptions _options;
    private readonly SseTelemetry _telemetry;
    private readonly ITimer? _idleTimer;
    private readonly CancellationTokenSource _idle;
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    /// <param name="source">The response's body.</param>
    /// <param name="options">Limits and clock.</param>
    /// <param name="telemetry">Counts the bytes.</param>
    /// <param name="idle">Cancelled when the stream was silent for too long; the token given to reads must be its own.</param>
    public SseReadStream(Stream source, SseConnectionOptions options, SseTelemetry telemetry, CancellationTokenSource idle)
    {
        _source = source;
        _options = options;
        _telemetry = telemetry;
        _idle = idle;
        _normalizer = new SseLineNormalizer(options.MaxEventBytes);
        if (options.IdleTimeout != Timeout.InfiniteTimeSpan)
        {
            _idleTimer = options.TimeProvider.CreateTimer(
                static state => ((SseReadStream)state!).OnIdle(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>True when a read was given up because of the silence.</summary>
    public bool IsIdleTimedOut { get; private set; }

    /// <summary>The clock's timestamp of the latest bytes.</summary>
    public long LastReceived { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Debug.Assert(!buffer.IsEmpty, "The parser always has room.");
        // What is left of the last read needs no waiting, and so no state machine.
        return TryCopy(buffer.Span, out var written) ? new ValueTask<int>(written) : ReceiveAsync(buffer, cancellationToken);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _idleTimer?.Dispose();
            _source.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (true)
        {
            _start = 0;
            _end = 0;
            var received = await ReceiveAsync(cancellationToken).ConfigureAwait(false);
            if (received == 0)
            {
                return 0;
            }

            _end = received;
            LastReceived = _options.TimeProvider.GetTimestamp();
            _telemetry.Received(received);
            if (TryCopy(buffer.Span, out var written))
            {
                return written;
            }
        }
    }

    private async ValueTask<int> ReceiveAsync(CancellationToken cancellationToken)
    {
        var read = _source.ReadAsync(_buffer, cancellationToken);
        if (_idleTimer is null || read.IsCompleted)
        {
            return await read.ConfigureAwait(false);
        }

        _idleTimer.Change(_options.IdleTimeout, Timeout.InfiniteTimeSpan);
        try
        {
            return await read.ConfigureAwait(false);
        }
        finally
        {
            _idleTimer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    // False when there is nothing to give, so that the network must be asked: zero bytes would mean the end to the parser.
    private bool TryCopy(Span<byte> target, out int written)
    {
        written = _normalizer.Copy(_buffer.AsSpan(_start, _end - _start), target, out var consumed);
        _start += consumed;
        if (written > 0)
        {
            return true;
        }

        return _normalizer.IsTooLarge
            ? throw new SseException(
                SseFailure.EventTooLarge,
                $"An event is larger than {_options.MaxEventBytes} bytes. Raise {nameof(SseConnectionOptions.MaxEventBytes)} if the service is known to send such events.")
            : false;
    }

    private void OnIdle()
    {
        IsIdleTimedOut = true;
        try
        {
            _idle.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The connection was closed at the same moment.
        }
    }
}
