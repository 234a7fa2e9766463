using System.Globalization;
using System.Net.WebSockets;
using Clients.Core.Streaming;
using Clients.RestlessStream.Events;
using Clients.RestlessStream.Models;

namespace Clients.RestlessStream.Subscriptions.WebSockets;

/// <summary>One open WebSocket: puts fragments together, bounds messages, watches for silence, answers the close.</summary>
internal sealed class WebSocketConnection : IStreamConnection<StreamEvent>
{
    private const int InitialBuffer = 16 * 1024;
    private static readonly TimeSpan CloseGrace = TimeSpan.FromSeconds(1);

    private readonly ClientWebSocket _socket;
    private readonly WebSocketSubscriptionOptions _options;
    private readonly StreamTelemetry _telemetry;
    private readonly Func<StreamPayloadException, ValueTask>? _onUnreadable;
    private readonly TimeProvider _timeProvider;
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenSource _idle = new();
    private readonly CancellationTokenSource _reading;
    private readonly ITimer _idleTimer;
    private byte[] _buffer = new byte[InitialBuffer];
    private long _lastReceived;
    private bool _droppingRest;

    public WebSocketConnection(
        ClientWebSocket socket,
        WebSocketSubscriptionOptions options,
        StreamTelemetry telemetry,
        Func<StreamPayloadException, ValueTask>? onUnreadable,
        TimeProvider timeProvider,
        CancellationToken cancellationToken)
    {
        (_socket, _options, _telemetry, _onUnreadable, _timeProvider, _cancellationToken) = (socket, options, telemetry, onUnreadable, timeProvider, cancellationToken);
        _reading = CancellationTokenSource.CreateLinkedTokenSource(_idle.Token, cancellationToken);
        _idleTimer = timeProvider.CreateTimer(static idle => ((CancellationTokenSource)idle!).Cancel(), _idle, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _telemetry.Opened();
    }

    public StreamEvent Current { get; private set; } = null!;

    public string LastEventId { get; private set; } = "";

    // WebSockets have no word for it.
    public TimeSpan? RetryInterval => null;

    public StreamException? Failure { get; private set; }

    public async ValueTask<bool> MoveNextAsync()
    {
        while (await ReceiveAsync().ConfigureAwait(false) is { } length)
        {
            var problem = TryRead(length);
            if (problem is null)
            {
                LastEventId = Current.EventId ?? LastEventId;
                _telemetry.Dispatched();
                if (_telemetry.MeasuresLag)
                {
                    _telemetry.Lagged(_timeProvider.GetElapsedTime(_lastReceived));
                }

                return true;
            }

            _telemetry.Unreadable();
            if (_onUnreadable is null)
            {
                Failure = problem;
                return false;
            }

            await _onUnreadable(problem).ConfigureAwait(false);
        }

        return false;
    }

    public async ValueTask DisposeAsync()
    {
        if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            try
            {
                using var grace = new CancellationTokenSource(CloseGrace, _timeProvider);
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, grace.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
            {
                // A connection that cannot say goodbye any more is gone already.
            }
        }

        await _idleTimer.DisposeAsync().ConfigureAwait(false);
        _socket.Dispose();
        _reading.Dispose();
        _idle.Dispose();
        _telemetry.Closed();
    }

    /// <summary>The length of the next message in the buffer, more than the limit if it is too large; null at the end, whose reason is <see cref="Failure"/>.</summary>
    private async ValueTask<int?> ReceiveAsync()
    {
        var length = 0;
        while (true)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            ValueWebSocketReceiveResult frame;
            try
            {
                // Time in which nobody reads does not count, so the timer runs only here.
                _idleTimer.Change(_options.IdleTimeout, Timeout.InfiniteTimeSpan);
                frame = await _socket.ReceiveAsync(_buffer.AsMemory(length), _reading.Token).ConfigureAwait(false);
                _idleTimer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
            catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
            {
                _cancellationToken.ThrowIfCancellationRequested();
                Failure = Lost(e);
                return null;
            }

            if (frame.MessageType == WebSocketMessageType.Close)
            {
                Failure = Closed(_socket.CloseStatus, _socket.CloseStatusDescription);
                return null;
            }

            _lastReceived = _timeProvider.GetTimestamp();
            _telemetry.Received(frame.Count);
            if (_droppingRest)
            {
                _droppingRest = !frame.EndOfMessage;
                continue;
            }

            length += frame.Count;
            if (frame.EndOfMessage || length > _options.MaxEventBytes)
            {
                _droppingRest = !frame.EndOfMessage;
                return length;
            }

            if (length == _buffer.Length)
            {
                // One byte beyond the bound is enough to see that it is exceeded.
                Array.Resize(ref _buffer, (int)Math.Min((long)length * 2, Math.Min((long)_options.MaxEventBytes + 1, Array.MaxLength)));
            }
        }
    }

    // Null when Current holds the event.
    private StreamPayloadException? TryRead(int length)
    {
        try
        {
            Current = length > _options.MaxEventBytes
                ? throw new RestlessStreamEventTooLargeException(_options.MaxEventBytes)
                : StreamEventReader.Read(_buffer.AsSpan(0, length));
            return null;
        }
        catch (RestlessStreamException problem)
        {
            var reason = problem is RestlessStreamEventTooLargeException ? DisconnectReason.EventTooLarge : DisconnectReason.PayloadUnreadable;
            return new StreamPayloadException(reason, problem.Message, "message", eventId: null, payloadText: "", isTruncated: true, problem);
        }
    }

    /// <summary>What a close code says; null for an orderly end: normal closure, going away, and no code at all.</summary>
    internal static StreamException? Closed(WebSocketCloseStatus? status, string? description)
    {
        var code = (int?)status ?? 1005;
        return code is 1000 or 1001 or 1005 ? null : new StreamException(
            DisconnectReason.Closed,
            string.Create(CultureInfo.InvariantCulture, $"The service closed the WebSocket with {code}{(string.IsNullOrEmpty(description) ? "" : $": {description.TrimEnd('.')}")}."))
        {
            CloseCode = code,
        };
    }

    private StreamException Lost(Exception cause) => _idle.IsCancellationRequested
        ? new StreamException(
            DisconnectReason.IdleTimedOut, string.Create(CultureInfo.InvariantCulture, $"Nothing arrived on the WebSocket for {_options.IdleTimeout.TotalSeconds:0.###} s."), cause)
        : new StreamException(DisconnectReason.ConnectionLost, $"The connection of the WebSocket was lost: {cause.Message}", cause);
}
