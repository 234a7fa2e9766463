using System.Runtime.ExceptionServices;
using Clients.Core;
using Clients.Core.Streaming;

namespace Clients.WireBoard.Live;

/// <summary>
/// Reads stream after stream for one subscription, from one task: rotates before the token expires, reconnects when a stream breaks off,
/// drops what was delivered already.
/// </summary>
internal sealed class LivePump(LiveConnector connector, LiveOptions options, LiveCallbacks callbacks, TimeProvider timeProvider, LiveSubscription subscription)
{
    private readonly ReconnectPolicy _policy = new(options, IsTransient);
    private readonly EventIdWindow _window = new();
    private LiveConnection _current = null!;

    /// <summary>Opens the first stream, makes the mode catch up, and takes what has arrived by then.</summary>
    /// <param name="start">Gives the start up.</param>
    /// <param name="stop">Ends reading later on.</param>
    public async Task OpenAsync(CancellationToken start, CancellationToken stop)
    {
        await OpenAndCatchUpAsync(start, stop).ConfigureAwait(false);
        try
        {
            while (_current.TryMoveNext(out var hasEvent) && hasEvent)
            {
                await TakeAsync(stop).ConfigureAwait(false);
            }
        }
        catch (StreamException)
        {
            // It was open, so the start has succeeded; reading on finds the stream ended and replaces it.
        }

        await subscription.IdleAsync().ConfigureAwait(false);
    }

    /// <summary>Reads until stopped, or until the stream has ended and no reconnect is left.</summary>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    /// <exception cref="ClientException">Refused for good, or failed with no reconnect left.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                var failure = await ReadAsync(stop).ConfigureAwait(false);
                callbacks.BrokenOff(failure?.Message ?? "the hub ended it");
                if (!await ReconnectAsync(failure, stop).ConfigureAwait(false))
                {
                    return;
                }

                await callbacks.ReconnectedAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            await _current.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Reads the current stream and those it is rotated to, until one breaks off. Returns what broke it; null when the hub ended it in order.
    /// </summary>
    private async Task<StreamException?> ReadAsync(CancellationToken stop)
    {
        var rotation = StartRotation();
        try
        {
            while (true)
            {
                StreamException? failure = null;
                try
                {
                    if (_current.TryMoveNext(out var hasEvent))
                    {
                        if (hasEvent)
                        {
                            await TakeAsync(stop).ConfigureAwait(false);
                            continue;
                        }
                    }
                    else
                    {
                        await subscription.IdleAsync().ConfigureAwait(false);
                        await Task.WhenAny(_current.Pending, rotation.Finished).ConfigureAwait(false);
                        if (_current.Pending.IsCompleted)
                        {
                            continue;
                        }

                        // Nothing is at hand on the old stream after the overlap: what comes now is on the new one, too.
                        failure = new StreamException(DisconnectReason.ConnectFailed, "The stream's token could not be rotated.");
                    }
                }
                catch (StreamException broken)
                {
                    failure = broken;
                }

                if (await rotation.TakeAsync().ConfigureAwait(false) is not { } next)
                {
                    return failure;
                }

                await _current.DisposeAsync().ConfigureAwait(false);
                next.Begin(stop);
                _current = next;
                await rotation.DisposeAsync().ConfigureAwait(false);
                rotation = StartRotation();
                LiveTelemetry.Rotated(connector.Hub);
                await callbacks.RotatedAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            await rotation.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask TakeAsync(CancellationToken stop)
    {
        var envelope = _current.Current;
        if (!_window.IsNew(envelope.EventId))
        {
            connector.Telemetry.Duplicate();
            return;
        }

        FormatException malformed;
        try
        {
            await subscription.TakeAsync(envelope, stop).ConfigureAwait(false);
            return;
        }
        catch (FormatException exception)
        {
            malformed = exception;
        }

        await callbacks.MalformedAsync(envelope.EventId, malformed).ConfigureAwait(false);
    }

    // False when the stream ended in order and no reconnect is left.
    private async Task<bool> ReconnectAsync(Exception? failure, CancellationToken stop)
    {
        await _current.DisposeAsync().ConfigureAwait(false);
        _policy.Disconnected(timeProvider.GetElapsedTime(_current.OpenedAt), _current.RetryInterval);
        for (var isFirst = true; _policy.TryReconnect(failure, out var delay); isFirst = false)
        {
            if (!isFirst)
            {
                // A stream that breaks off is no error, and what ends the client is reported by its end.
                await callbacks.ErrorAsync(failure!).ConfigureAwait(false);
            }

            var reason = failure is null ? DisconnectReason.Ended : (failure as StreamException)?.Reason ?? DisconnectReason.ConnectFailed;
            await subscription.ReportAsync(StreamConnectionState.Waiting, reason, _policy.Attempt, delay, failure).ConfigureAwait(false);
            await Task.Delay(delay, timeProvider, stop).ConfigureAwait(false);
            await subscription.ReportAsync(StreamConnectionState.Connecting, reason, _policy.Attempt, null, failure).ConfigureAwait(false);
            try
            {
                await OpenAndCatchUpAsync(stop, stop).ConfigureAwait(false);
            }
            catch (Exception exception) when (!stop.IsCancellationRequested)
            {
                failure = exception;
                continue;
            }

            connector.Telemetry.Reconnecting(reason);
            await subscription.ReportAsync(StreamConnectionState.Open, null, _policy.Attempt, null, null).ConfigureAwait(false);
            return true;
        }

        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        return false;
    }

    private async Task OpenAndCatchUpAsync(CancellationToken open, CancellationToken stop)
    {
        var connection = await ConnectAsync(open).ConfigureAwait(false);
        try
        {
            await subscription.CatchUpAsync(connection, open).ConfigureAwait(false);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        connection.Begin(stop);
        _current = connection;
    }

    private LiveRotation StartRotation() => LiveRotation.Start(_current, ConnectAsync, callbacks, timeProvider);

    private Task<LiveConnection> ConnectAsync(CancellationToken cancellationToken) => connector.ConnectAsync(
        subscription.ResumeAfter, failure => callbacks.MalformedAsync(failure.EventId, failure.InnerException ?? failure), cancellationToken);

    // The API and the hub may recover from anything but a refusal of the token, the plan, the site or a category.
    private static bool IsTransient(Exception failure) => failure switch
    {
        WireBoardAuthException or PaidPlanRequiredException or WireBoardApiException { Code: "site_not_found" or "unknown_categories" } => false,
        WireBoardLiveException { Kind: WireBoardLiveError.InsecureHub or WireBoardLiveError.ToldToStop } => false,
        ClientException or OperationCanceledException => true,
        _ => ReconnectPolicy.IsTransient(failure),
    };
}
