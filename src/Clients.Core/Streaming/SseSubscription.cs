using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Clients.Core.Streaming;

/// <summary>
/// An event stream that reconnects, going on from the last event it handed out. It is pulled: nothing is read ahead of the reader beyond
/// one buffer, and what the reader throws stays its own.
/// </summary>
/// <remarks>docs/streaming.md says what is guaranteed. One enumeration at a time; another one after it goes on from <see cref="LastEventId"/>.</remarks>
/// <typeparam name="T">What the payload is parsed to.</typeparam>
public sealed partial class SseSubscription<T>
{
    private readonly HttpClient _httpClient;
    private readonly Func<SseRequestContext, CancellationToken, ValueTask<HttpRequestMessage>> _createRequest;
    private readonly SseItemParser<T> _parse;
    private readonly SseSubscriptionOptions _options;
    private volatile string _lastEventId;
    private volatile SseState _state;
    private SseTelemetry _telemetry = new(null);
    private int _isReading;

    /// <summary>Creates the stream; nothing is sent before it is read.</summary>
    /// <param name="httpClient">Sends the requests. Its own time-out bounds opening a connection, not the open stream.</param>
    /// <param name="createRequest">Makes the request for each connection, with its credential; it is disposed by the stream. An
    /// <see cref="HttpRequestException"/> or <see cref="TimeoutException"/> of it counts as a failure to connect; anything else it throws goes to the reader.</param>
    /// <param name="parse">Parses a payload from its bytes.</param>
    /// <param name="options">Time-outs, limits and reconnects; defaults when null.</param>
    public SseSubscription(
        HttpClient httpClient,
        Func<SseRequestContext, CancellationToken, ValueTask<HttpRequestMessage>> createRequest,
        SseItemParser<T> parse,
        SseSubscriptionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        ArgumentNullException.ThrowIfNull(createRequest);
        ArgumentNullException.ThrowIfNull(parse);
        _httpClient = httpClient;
        _createRequest = createRequest;
        _parse = parse;
        _options = options ?? new SseSubscriptionOptions();
        _options.ThrowIfInvalid();
        _lastEventId = _options.LastEventId;
    }

    /// <summary>What the stream is doing.</summary>
    public SseState State => _state;

    /// <summary>The id in force with the event handed out last, or the initial one; empty when there is none.</summary>
    public string LastEventId => _lastEventId;

    /// <summary>
    /// Reads the events, reconnecting as the options say. The enumeration ends when the service answers 204, or ends the stream with no reconnect left.
    /// </summary>
    /// <param name="cancellationToken">Ends reading, connecting and waiting with <see cref="OperationCanceledException"/>, before any event that is already buffered.</param>
    /// <exception cref="SseRefusedException">The service refused for good, such as 401 or 403 after one refresh of the credential.</exception>
    /// <exception cref="SseException">A failure that no reconnect mends, or the last one when no reconnect is left.</exception>
    /// <exception cref="InvalidOperationException">The stream is being read already.</exception>
    public async IAsyncEnumerable<SseEvent<T>> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _isReading, 1) != 0)
        {
            throw new InvalidOperationException("The stream is being read already; make another one for another reader.");
        }

        var policy = new SseReconnectPolicy(_options);
        try
        {
            while (await ConnectAsync(policy, cancellationToken).ConfigureAwait(false) is { } connection)
            {
                var openedAt = _options.TimeProvider.GetTimestamp();
                await using (connection.ConfigureAwait(false))
                {
                    connection.Begin(cancellationToken);
                    while (await connection.MoveNextAsync().ConfigureAwait(false))
                    {
                        _lastEventId = connection.LastEventId;
                        yield return connection.Current;
                    }

                    _lastEventId = connection.LastEventId;
                }

                policy.Disconnected(_options.TimeProvider.GetElapsedTime(openedAt), connection.RetryInterval);
                if (!await TryWaitAsync(policy, connection.Failure, cancellationToken).ConfigureAwait(false))
                {
                    if (connection.Failure is { } failure)
                    {
                        throw failure;
                    }

                    yield break;
                }
            }
        }
        finally
        {
            SetState(SseState.Closed, policy, policy.FinalFailure);
            Volatile.Write(ref _isReading, 0);
        }
    }

    // Null when the service says that there is nothing to come.
    private async Task<SseConnection<T>?> ConnectAsync(SseReconnectPolicy policy, CancellationToken cancellationToken)
    {
        var isRefreshed = false;
        while (true)
        {
            SetState(SseState.Connecting, policy);
            SseException failure;
            try
            {
                var connection = await OpenAsync(policy, cancellationToken).ConfigureAwait(false);
                SetState(SseState.Open, policy);
                return connection;
            }
            catch (SseRefusedException exception) when (exception.StatusCode == 204)
            {
                return null;
            }
            catch (SseException exception)
            {
                failure = exception;
            }

            if (!isRefreshed && failure is SseRefusedException { IsCredentialRefused: true } refusal && _options.RefreshCredential is { } refresh)
            {
                isRefreshed = true;
                if (await refresh(refusal, cancellationToken).ConfigureAwait(false))
                {
                    continue;
                }
            }

            if (!await TryWaitAsync(policy, failure, cancellationToken).ConfigureAwait(false))
            {
                throw failure;
            }
        }
    }

    private async Task<SseConnection<T>> OpenAsync(SseReconnectPolicy policy, CancellationToken cancellationToken)
    {
        using var request = await CreateRequestAsync(policy, cancellationToken).ConfigureAwait(false);
        _telemetry = new SseTelemetry(request.RequestUri);
        if (_options.SendLastEventId && _lastEventId.Length > 0 && !request.Headers.Contains("Last-Event-ID"))
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", _lastEventId);
        }

        var connection = await SseConnection.OpenAsync(_httpClient, request, _parse, _options, cancellationToken).ConfigureAwait(false);
        connection.Resume(_lastEventId);
        return connection;
    }

    private async Task<HttpRequestMessage> CreateRequestAsync(SseReconnectPolicy policy, CancellationToken cancellationToken)
    {
        try
        {
            return await _createRequest(new SseRequestContext(_lastEventId, policy.Reconnects), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException)
        {
            throw new SseException(SseFailure.ConnectFailed, $"The request for the stream could not be made: {exception.Message}", exception);
        }
    }

    private async Task<bool> TryWaitAsync(SseReconnectPolicy policy, SseException? failure, CancellationToken cancellationToken)
    {
        if (!policy.TryNext(failure, out var delay))
        {
            return false;
        }

        var reason = SseTelemetry.ReasonOf(failure);
        LogReconnect(_options.Logger, reason, delay.TotalSeconds, policy.Reconnects, failure);
        SetState(SseState.Waiting, policy, failure, delay);
        await Task.Delay(delay, _options.TimeProvider, cancellationToken).ConfigureAwait(false);
        _telemetry.Reconnecting(reason);
        return true;
    }

    private void SetState(SseState state, SseReconnectPolicy policy, SseException? failure = null, TimeSpan? delay = null)
    {
        _state = state;
        try
        {
            _options.OnStateChanged?.Invoke(new SseStateChange(state, policy.Reconnects, failure, delay));
        }
        catch (Exception exception)
        {
            LogCallbackFailed(_options.Logger, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The stream is not open ({Reason}); connecting again in {Delay} s (reconnect {Reconnect})")]
    private static partial void LogReconnect(ILogger logger, string reason, double delay, int reconnect, Exception? failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "The callback for changes of state threw; the stream goes on")]
    private static partial void LogCallbackFailed(ILogger logger, Exception exception);
}
