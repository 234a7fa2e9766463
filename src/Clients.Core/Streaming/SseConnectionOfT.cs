using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Clients.Core.Streaming;

/// <summary>One open connection of an event stream. <see cref="SseConnection.OpenAsync{T}"/> makes it; it never reconnects.</summary>
/// <typeparam name="T">What the payload is parsed to.</typeparam>
internal sealed partial class SseConnection<T> : IStreamConnection<SseEvent<T>>
{
    private readonly HttpResponseMessage _response;
    private readonly SseReadStream _stream;
    private readonly SseParser<SsePayload<T>> _parser;
    private readonly SseConnectionOptions _options;
    private readonly StreamTelemetry _telemetry;
    private readonly CancellationTokenSource _stop = new();
    private IAsyncEnumerator<SseItem<SsePayload<T>>>? _items;
    private CancellationTokenRegistration _registration;
    private CancellationToken _cancellationToken;
    private int _closed;

    public SseConnection(HttpResponseMessage response, Stream body, SseItemParser<T> parse, SseConnectionOptions options)
    {
        _response = response;
        _options = options;
        _telemetry = new StreamTelemetry(options.Package, response.RequestMessage?.RequestUri);
        _stream = new SseReadStream(body, options, _telemetry, _stop);
        _parser = SseParser.Create(_stream, SsePayload<T>.Guard(parse));
        _telemetry.Opened();
    }

    /// <summary>The response's headers.</summary>
    public HttpResponseHeaders Headers => _response.Headers;

    public SseEvent<T> Current { get; private set; }

    public string LastEventId { get; private set; } = "";

    public TimeSpan? RetryInterval => _parser.ReconnectionInterval >= TimeSpan.Zero ? _parser.ReconnectionInterval : null;

    public StreamException? Failure { get; private set; }

    /// <summary>
    /// Reads the events as they arrive. The enumeration ends when the service ends the stream or the connection is disposed; an event that
    /// is incomplete then is discarded.
    /// </summary>
    /// <param name="cancellationToken">Ends the enumeration with <see cref="OperationCanceledException"/>, before any event that is already buffered.</param>
    /// <exception cref="StreamException">The connection was lost or fell silent, or brought an event that nobody could read.</exception>
    public async IAsyncEnumerable<SseEvent<T>> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Begin("", cancellationToken);
        while (await MoveNextAsync().ConfigureAwait(false))
        {
            yield return Current;
        }

        if (Failure is { } failure)
        {
            throw failure;
        }
    }

    /// <summary>Closes the stream; an enumeration that is waiting ends.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
        {
            return;
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        await _registration.DisposeAsync().ConfigureAwait(false);
        await _stream.DisposeAsync().ConfigureAwait(false);
        _response.Dispose();
        _telemetry.Closed();
    }

    /// <summary>Starts reading, once.</summary>
    /// <param name="lastEventId">The id in force until the service sends another; empty for none.</param>
    /// <param name="cancellationToken">Ends reading.</param>
    /// <exception cref="InvalidOperationException">The connection is being read or has been.</exception>
    public void Begin(string lastEventId, CancellationToken cancellationToken)
    {
        if (_items is not null)
        {
            throw new InvalidOperationException("A connection is read once. Open another one.");
        }

        LastEventId = lastEventId;
        _cancellationToken = cancellationToken;
        _registration = cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), _stop);
        _items = _parser.EnumerateAsync(_stop.Token).GetAsyncEnumerator(CancellationToken.None);
    }

    // No state machine as long as events are buffered: every event takes this path.
    public ValueTask<bool> MoveNextAsync()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (_closed != 0 || Failure is not null)
        {
            return new ValueTask<bool>(false);
        }

        var next = _items!.MoveNextAsync();
        if (!next.IsCompletedSuccessfully)
        {
            return AwaitNextAsync(next);
        }

        var hasItem = next.Result;
        if (hasItem && _items.Current.Data.Error is not null)
        {
            return AwaitNextAsync(new ValueTask<bool>(hasItem));
        }

        if (hasItem)
        {
            Accept(_items.Current);
        }

        return new ValueTask<bool>(hasItem);
    }

    private async ValueTask<bool> AwaitNextAsync(ValueTask<bool> next)
    {
        while (true)
        {
            try
            {
                if (!await next.ConfigureAwait(false))
                {
                    return false;
                }
            }
            catch (Exception exception)
            {
                _cancellationToken.ThrowIfCancellationRequested();
                if (_closed != 0)
                {
                    return false;
                }

                Failure = Describe(exception);
                if (Failure is null)
                {
                    throw;
                }

                return false;
            }

            _cancellationToken.ThrowIfCancellationRequested();
            var item = _items!.Current;
            if (item.Data.Error is not { } error)
            {
                Accept(item);
                return true;
            }

            if (!await TryReportAsync(error.ToException(SseEventType.Normalize(item.EventType), item.EventId, _options.MaxEventBytes)).ConfigureAwait(false))
            {
                return false;
            }

            next = _items.MoveNextAsync();
        }
    }

    private void Accept(in SseItem<SsePayload<T>> item)
    {
        CommitLastEventId(item.EventId);
        Current = new SseEvent<T>(SseEventType.Normalize(item.EventType), item.Data.Value, item.EventId, LastEventId);
        _telemetry.Dispatched();
        if (_telemetry.MeasuresLag)
        {
            _telemetry.Lagged(_options.TimeProvider.GetElapsedTime(_stream.LastReceived));
        }
    }

    // The parser's own id is ahead of the events at the end of a stream, so it is taken over with each event only. It starts empty with every
    // connection, while the id in force outlives a connection until the service sends or clears one.
    private void CommitLastEventId(string? eventId)
    {
        if (eventId is not null || _parser.LastEventId.Length > 0)
        {
            LastEventId = _parser.LastEventId;
        }
    }

    // True when somebody took the report, so that the stream can go on.
    private async ValueTask<bool> TryReportAsync(StreamPayloadException exception)
    {
        _telemetry.Unreadable();
        if (_options.OnUnreadableEvent is not { } report)
        {
            Failure = exception;
            return false;
        }

        // A skipped event counts as delivered. Otherwise the next connection would ask for it again and fail the same way.
        CommitLastEventId(exception.EventId);
        try
        {
            await report(exception).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            LogCallbackFailed(_options.Logger, fault);
        }

        return true;
    }

    private StreamException? Describe(Exception exception) => exception switch
    {
        OperationCanceledException when _stream.IsIdleTimedOut => new StreamException(
            DisconnectReason.IdleTimedOut, $"Nothing arrived on the stream for {_options.IdleTimeout.TotalSeconds:0.###} s.", exception),
        IOException or HttpRequestException or InvalidDataException => new StreamException(
            DisconnectReason.ConnectionLost, $"The connection of the stream was lost: {exception.Message}", exception),
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "OnUnreadableEvent threw. The stream goes on.")]
    private static partial void LogCallbackFailed(ILogger logger, Exception exception);
}
