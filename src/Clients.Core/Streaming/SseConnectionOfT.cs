using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Clients.Core.Streaming;

/// <summary>
/// One open connection of an event stream, read once from its beginning to its end. Made by <see cref="SseConnection.OpenAsync{T}"/>; it never reconnects.
/// </summary>
/// <typeparam name="T">What the payload is parsed to.</typeparam>
public sealed partial class SseConnection<T> : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly SseReadStream _stream;
    private readonly SseParser<SsePayload<T>> _parser;
    private readonly SseConnectionOptions _options;
    private readonly SseTelemetry _telemetry;
    private readonly CancellationTokenSource _stop = new();
    private IAsyncEnumerator<SseItem<SsePayload<T>>>? _items;
    private CancellationTokenRegistration _registration;
    private CancellationToken _cancellationToken;
    private int _closed;

    internal SseConnection(HttpResponseMessage response, Stream body, SseItemParser<T> parse, SseConnectionOptions options)
    {
        _response = response;
        _options = options;
        _telemetry = new SseTelemetry(response.RequestMessage?.RequestUri);
        _stream = new SseReadStream(body, options, _telemetry, _stop);
        _parser = SseParser.Create(_stream, SsePayload<T>.Guard(parse));
        _telemetry.Opened();
    }

    /// <summary>The response's headers.</summary>
    public HttpResponseHeaders Headers => _response.Headers;

    /// <summary>The last id in force with the event handed out last; empty before any.</summary>
    public string LastEventId { get; private set; } = "";

    /// <summary>The reconnection time the service asked for with <c>retry:</c>, or null.</summary>
    public TimeSpan? RetryInterval => _parser.ReconnectionInterval >= TimeSpan.Zero ? _parser.ReconnectionInterval : null;

    /// <summary>The event <see cref="MoveNextAsync"/> came to.</summary>
    internal SseEvent<T> Current { get; private set; }

    /// <summary>What ended the stream; null for its orderly end.</summary>
    internal SseException? Failure { get; private set; }

    /// <summary>
    /// Reads the events as they arrive. The enumeration ends when the service ends the stream or the connection is disposed; an event that
    /// is incomplete then is discarded.
    /// </summary>
    /// <param name="cancellationToken">Ends the enumeration with <see cref="OperationCanceledException"/>, before any event that is already buffered.</param>
    /// <exception cref="SseException">The connection broke, fell silent, or sent an event that is too large or, without <see cref="SseConnectionOptions.OnPayloadError"/>, unreadable.</exception>
    /// <exception cref="InvalidOperationException">The connection is being read or has been.</exception>
    public async IAsyncEnumerable<SseEvent<T>> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Begin(cancellationToken);
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

    /// <summary>Tells which id was in force when the connection was opened: it stays so until the service sends another.</summary>
    internal void Resume(string lastEventId) => LastEventId = lastEventId;

    /// <summary>Starts reading, once.</summary>
    internal void Begin(CancellationToken cancellationToken)
    {
        if (_items is not null)
        {
            throw new InvalidOperationException("A connection is read once; open another one.");
        }

        _cancellationToken = cancellationToken;
        _registration = cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), _stop);
        _items = _parser.EnumerateAsync(_stop.Token).GetAsyncEnumerator(CancellationToken.None);
    }

    /// <summary>Goes to the next event; false at the end, whose reason is <see cref="Failure"/>. Throws only when cancelled.</summary>
    // No state machine as long as events are buffered: this is the path every event takes.
    internal ValueTask<bool> MoveNextAsync()
    {
        while (true)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (_closed != 0)
            {
                return new ValueTask<bool>(false);
            }

            var next = _items!.MoveNextAsync();
            if (!next.IsCompletedSuccessfully)
            {
                return AwaitNextAsync(next);
            }

            if (!next.Result)
            {
                return new ValueTask<bool>(false);
            }

            if (Accept())
            {
                return new ValueTask<bool>(Failure is null);
            }
        }
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
            if (Accept())
            {
                return Failure is null;
            }

            next = _items!.MoveNextAsync();
        }
    }

    // False when the event is to be passed over.
    private bool Accept()
    {
        var item = _items!.Current;
        var type = SseEventType.Normalize(item.EventType);
        if (item.Data.Error is { } error)
        {
            return !TryReport(error.ToException(type, item.EventId));
        }

        CommitLastEventId(item.EventId);
        Current = new SseEvent<T>(type, item.Data.Value, item.EventId, LastEventId);
        _telemetry.Dispatched();
        if (SseTelemetry.MeasuresLag)
        {
            _telemetry.Lagged(_options.TimeProvider.GetElapsedTime(_stream.LastReceived));
        }

        return true;
    }

    // The parser's own is ahead of the events at the end of a stream, so it is taken over with each event only. It starts empty on every
    // connection, while the id in force outlives a connection until the service sends or clears one.
    private void CommitLastEventId(string? eventId)
    {
        if (eventId is not null || _parser.LastEventId.Length > 0)
        {
            LastEventId = _parser.LastEventId;
        }
    }

    // True when someone took the report and the stream can go on.
    private bool TryReport(SsePayloadException exception)
    {
        _telemetry.PayloadFailed();
        if (_options.OnPayloadError is not { } report)
        {
            Failure = exception;
            return false;
        }

        // Passed over is dispatched, too: asking for it again would only bring it again.
        CommitLastEventId(exception.EventId);
        try
        {
            report(exception);
        }
        catch (Exception fault)
        {
            LogCallbackFailed(_options.Logger, fault);
        }

        return true;
    }

    private SseException? Describe(Exception exception) => exception switch
    {
        SseException failure => failure,
        OperationCanceledException when _stream.IsIdleTimedOut => new SseException(
            SseFailure.IdleTimedOut, $"The stream was silent for {_options.IdleTimeout.TotalSeconds:0.###} s.", exception),
        IOException or HttpRequestException or InvalidDataException => new SseException(
            SseFailure.ConnectionBroken, $"The connection of the stream broke: {exception.Message}", exception),
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "The callback for unreadable payloads threw; the stream goes on")]
    private static partial void LogCallbackFailed(ILogger logger, Exception exception);
}
