using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Clients.Core.Streaming;

/// <summary>
/// A stream that reconnects by itself and goes on from the last event it handed out. It is pulled: nothing is read ahead of the reader beyond a
/// buffer, and what the reader throws stays its own.
/// </summary>
/// <remarks>
/// docs/streaming.md says what is guaranteed. One enumeration at a time; another one after it goes on from <see cref="LastEventId"/>. All members
/// are safe from any thread.
/// </remarks>
/// <typeparam name="TEvent">What the stream hands out.</typeparam>
public partial class StreamSubscription<TEvent>
{
    private readonly IStreamTransport<TEvent> _transport;
    private readonly StreamOptions _options;
    private readonly StreamRuntime _runtime;
    private volatile string _lastEventId;
    private volatile StreamConnectionState _state;
    private volatile CancellationTokenSource? _round;
    private int _isReading;

    /// <param name="transport">Opens the connections.</param>
    /// <param name="options">Bounds and callbacks, in a copy that nobody changes any more.</param>
    /// <param name="lastEventId">The id to start from; empty for none.</param>
    /// <param name="runtime">Clock, log, and what is particular to the kind of stream.</param>
    internal StreamSubscription(IStreamTransport<TEvent> transport, StreamOptions options, string lastEventId, StreamRuntime runtime)
    {
        _transport = transport;
        _options = options;
        _lastEventId = lastEventId;
        _runtime = runtime;
    }

    /// <summary>What the stream is doing.</summary>
    public StreamConnectionState State => _state;

    /// <summary>
    /// The id that the next connection goes on from: that of the event handed out last, or the initial one; empty when there is none. Set it to go on
    /// from elsewhere; call <see cref="Restart"/> for that to happen at once.
    /// </summary>
    public string LastEventId
    {
        get => _lastEventId;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _lastEventId = value;
        }
    }

    /// <summary>
    /// Closes the connection, or ends the wait for the next one, and connects again at once. Events that have arrived but have not been handed out are
    /// left to the service to send again. Does nothing when nobody reads the stream.
    /// </summary>
    public void Restart()
    {
        try
        {
            _round?.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The connection ended at the same moment, so another one is on its way.
        }
    }

    /// <summary>
    /// Reads the events, reconnecting as the options say. The enumeration ends when the service answers 204, or when it ends the stream and no reconnect
    /// is left.
    /// </summary>
    /// <param name="cancellationToken">Ends reading, connecting and waiting with <see cref="OperationCanceledException"/>, before any event that is already buffered.</param>
    /// <exception cref="StreamRefusedException">The service refused for good, such as with 401 or 403 after one refresh of the credential.</exception>
    /// <exception cref="StreamException">A failure that trying again does not change, or the last one when no reconnect is left.</exception>
    /// <exception cref="InvalidOperationException">The stream is being read already.</exception>
    public async IAsyncEnumerable<TEvent> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _isReading, 1) != 0)
        {
            throw new InvalidOperationException("The stream is being read already. Make another one for another reader.");
        }

        var policy = new ReconnectPolicy(_options, _runtime.IsTransient);
        End? end = null;
        var isComplete = false;
        var isRefreshed = false;
        try
        {
            while (true)
            {
                using var round = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                _round = round;

                await ReportAsync(StreamConnectionState.Connecting, end, policy, cancellationToken).ConfigureAwait(false);
                (var connection, end) = await OpenAsync(policy, round.Token, cancellationToken).ConfigureAwait(false);
                if (connection is not null)
                {
                    isRefreshed = false;
                    var openedAt = _runtime.TimeProvider.GetTimestamp();
                    await using (connection.ConfigureAwait(false))
                    {
                        await ReportAsync(StreamConnectionState.Open, null, policy, cancellationToken).ConfigureAwait(false);
                        while ((end = await MoveNextAsync(connection, cancellationToken).ConfigureAwait(false)) is null)
                        {
                            yield return connection.Current;
                        }
                    }

                    policy.Disconnected(_runtime.TimeProvider.GetElapsedTime(openedAt), connection.RetryInterval);
                }

                if (end!.Reason == DisconnectReason.Restarted)
                {
                    _transport.Telemetry.Reconnecting(end.Reason);
                    continue;
                }

                if (!isRefreshed && end.Failure is StreamRefusedException { IsCredentialRefused: true } refusal && _runtime.RefreshCredential is { } refresh)
                {
                    isRefreshed = true;
                    if (await refresh(refusal, cancellationToken).ConfigureAwait(false))
                    {
                        continue;
                    }
                }

                if (end.IsLast || !policy.TryReconnect(end.Failure, out var delay))
                {
                    isComplete = true;
                    if (end.Failure is { } failure)
                    {
                        throw failure;
                    }

                    yield break;
                }

                LogReconnect(_runtime.Logger, delay.TotalSeconds, policy.Attempt, end.Failure?.Message ?? "The service ended the stream.");
                await ReportAsync(StreamConnectionState.Waiting, end, policy, cancellationToken, delay).ConfigureAwait(false);
                await Task.Delay(delay, _runtime.TimeProvider, round.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                cancellationToken.ThrowIfCancellationRequested();
                _transport.Telemetry.Reconnecting(end.Reason);
            }
        }
        finally
        {
            _round = null;
            end = isComplete ? end : new End(DisconnectReason.Stopped);
            await ReportAsync(end!.Failure is null ? StreamConnectionState.Closed : StreamConnectionState.Failed, end, policy, cancellationToken).ConfigureAwait(false);
            Volatile.Write(ref _isReading, 0);
        }
    }

    // Either the connection or why there is none.
    private async Task<(IStreamConnection<TEvent>? Connection, End? End)> OpenAsync(ReconnectPolicy policy, CancellationToken round, CancellationToken cancellationToken)
    {
        try
        {
            return (await _transport.OpenAsync(new StreamRequestContext(_lastEventId, policy.Attempt), round).ConfigureAwait(false), null);
        }
        catch (StreamRefusedException refusal) when (refusal.StatusCode == 204)
        {
            return (null, new End(DisconnectReason.Ended) { IsLast = true });
        }
        catch (StreamException failure)
        {
            return (null, new End(failure.Reason, failure));
        }
        catch (OperationCanceledException) when (round.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return (null, new End(DisconnectReason.Restarted));
        }
    }

    // Null when there is an event, otherwise how the connection ended.
    private async ValueTask<End?> MoveNextAsync(IStreamConnection<TEvent> connection, CancellationToken cancellationToken)
    {
        try
        {
            var hasEvent = await connection.MoveNextAsync().ConfigureAwait(false);
            _lastEventId = connection.LastEventId;
            return hasEvent ? null : new End(connection.Failure?.Reason ?? DisconnectReason.Ended, connection.Failure);
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new End(DisconnectReason.Restarted);
        }
    }

    private async ValueTask ReportAsync(StreamConnectionState state, End? end, ReconnectPolicy policy, CancellationToken cancellationToken, TimeSpan? delay = null)
    {
        _state = state;
        if (_options.OnStateChanged is not { } callback)
        {
            return;
        }

        try
        {
            var call = callback(new StreamStateChange(state, end?.Reason, policy.Attempt, delay, end?.Failure, _lastEventId));
            if (!call.IsCompletedSuccessfully)
            {
                // A callback that hangs must not keep a cancelled reader.
                await call.AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            LogCallbackFailed(_runtime.Logger, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Reconnecting in {Delay:0.0} s (reconnect {Attempt}). {Why}")]
    private static partial void LogReconnect(ILogger logger, double delay, int attempt, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "OnStateChanged threw. The stream goes on.")]
    private static partial void LogCallbackFailed(ILogger logger, Exception exception);

    private sealed record End(DisconnectReason Reason, StreamException? Failure = null)
    {
        /// <summary>True when the service said that there is nothing more to come.</summary>
        public bool IsLast { get; init; }
    }
}
