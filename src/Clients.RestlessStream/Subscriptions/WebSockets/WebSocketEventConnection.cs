using System.Globalization;
using System.Net.WebSockets;
using Clients.RestlessStream.Events;

namespace Clients.RestlessStream.Subscriptions.WebSockets;

/// <summary>One open WebSocket: puts fragments together, bounds messages, watches for silence, answers the close.</summary>
internal sealed class WebSocketEventConnection : IEventConnection
{
    private const int InitialBuffer = 16 * 1024;
    private static readonly TimeSpan CloseGrace = TimeSpan.FromSeconds(1);

    private readonly ClientWebSocket _socket;
    private readonly int _maxBytes;
    private readonly TimeSpan _idleTimeout;
    private readonly CancellationTokenSource _idle = new();
    private readonly CancellationTokenSource _reading;
    private readonly ITimer? _idleTimer;
    private readonly TimeProvider _timeProvider;
    private readonly CancellationToken _cancellationToken;
    private byte[] _buffer;
    private bool _droppingRest;

    public WebSocketEventConnection(ClientWebSocket socket, int maxBytes, TimeSpan idleTimeout, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        _socket = socket;
        _maxBytes = maxBytes;
        _idleTimeout = idleTimeout;
        _timeProvider = timeProvider;
        _cancellationToken = cancellationToken;
        _buffer = new byte[InitialBuffer];
        _reading = CancellationTokenSource.CreateLinkedTokenSource(_idle.Token, cancellationToken);
        if (idleTimeout != Timeout.InfiniteTimeSpan)
        {
            _idleTimer = timeProvider.CreateTimer(static idle => ((CancellationTokenSource)idle!).Cancel(), _idle, idleTimeout, Timeout.InfiniteTimeSpan);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<StreamItem> ReadAsync()
    {
        var length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult frame;
            try
            {
                frame = await _socket.ReceiveAsync(_buffer.AsMemory(length), _reading.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
            {
                _cancellationToken.ThrowIfCancellationRequested();
                return new StreamItem(Broken(e));
            }

            _idleTimer?.Change(_idleTimeout, Timeout.InfiniteTimeSpan);
            if (frame.MessageType == WebSocketMessageType.Close)
            {
                return new StreamItem(CloseCodes.Read(_socket.CloseStatus, _socket.CloseStatusDescription));
            }

            if (_droppingRest)
            {
                _droppingRest = !frame.EndOfMessage;
                continue;
            }

            length += frame.Count;
            if (length > _maxBytes)
            {
                _droppingRest = !frame.EndOfMessage;
                return new StreamItem(null, new RestlessStreamEventTooLargeException(_maxBytes));
            }

            if (frame.EndOfMessage)
            {
                return StreamEventReader.Read(_buffer.AsSpan(0, length));
            }

            if (length == _buffer.Length)
            {
                // One byte beyond the bound is enough to see that it is exceeded.
                Array.Resize(ref _buffer, (int)Math.Min((long)length * 2, Math.Min((long)_maxBytes + 1, Array.MaxLength)));
            }
        }
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

        if (_idleTimer is not null)
        {
            await _idleTimer.DisposeAsync().ConfigureAwait(false);
        }

        _socket.Dispose();
        _reading.Dispose();
        _idle.Dispose();
    }

    private ConnectionEnd Broken(Exception cause) => new(_idle.IsCancellationRequested
        ? string.Create(CultureInfo.InvariantCulture, $"nothing arrived for {_idleTimeout}")
        : $"the connection broke ({cause.Message.TrimEnd('.')})")
    {
        Cause = cause,
    };
}
