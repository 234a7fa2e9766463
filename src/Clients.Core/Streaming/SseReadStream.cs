using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Clients.Core.Streaming;

/// <summary>
/// The stream that the parser reads: normalised lines of the network's stream, with the idle time-out beneath the parser, where
/// comments are still seen. Not thread-safe, as its reader is not.
/// </summary>
internal sealed partial class SseReadStream : Stream
{
    private readonly Stream _source;
    private readonly SseLineNormalizer _normalizer;
    private readonly SseConnectionOptions _options;
    private readonly StreamTelemetry _telemetry;
    private readonly ITimer? _idleTimer;
    private readonly CancellationTokenSource _idle;
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    /// <param name="source">The response's body.</param>
    /// <param name="options">Limits and clock.</param>
    /// <param name="telemetry">Counts the bytes.</param>
    /// <param name="idle">Cancelled when the stream was silent for too long; the token given to reads must be its own.</param>
    public SseReadStream(Stream source, SseConnectionOptions options, StreamTelemetry telemetry, CancellationTokenSource idle)
    {
        _source = source;
        _options = options;
        _telemetry = telemetry;
        _idle = idle;
        _normalizer = new SseLineNormalizer(options.MaxEventBytes, keepsComments: options.OnComment is not null);
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
        var written = Copy(buffer.Span);
        return written > 0 && !_normalizer.HasComments ? new ValueTask<int>(written) : ReceiveAsync(buffer, written, cancellationToken);
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

    private async ValueTask<int> ReceiveAsync(Memory<byte> buffer, int written, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_normalizer.HasComments)
            {
                await ReportCommentsAsync().ConfigureAwait(false);
            }

            // Zero bytes would mean the end to the parser.
            if (written > 0)
            {
                return written;
            }

            _start = 0;
            _end = await ReceiveAsync(cancellationToken).ConfigureAwait(false);
            if (_end == 0)
            {
                return 0;
            }

            LastReceived = _options.TimeProvider.GetTimestamp();
            _telemetry.Received(_end);
            written = Copy(buffer.Span);
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

    private int Copy(Span<byte> target)
    {
        var written = _normalizer.Copy(_buffer.AsSpan(_start, _end - _start), target, out var consumed);
        _start += consumed;
        return written;
    }

    private async ValueTask ReportCommentsAsync()
    {
        foreach (var comment in _normalizer.TakeComments())
        {
            try
            {
                await _options.OnComment!(comment).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                LogCallbackFailed(_options.Logger, exception);
            }
        }
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

    [LoggerMessage(Level = LogLevel.Error, Message = "OnComment threw. The stream goes on.")]
    private static partial void LogCallbackFailed(ILogger logger, Exception exception);
}
