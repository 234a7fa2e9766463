using Clients.Core;
using Clients.Core.Http;
using Clients.Core.Streaming;

namespace Clients.WireBoard.Live;

/// <summary>
/// Reads stream after stream for one subscription, from one task: rotates before the token expires, reconnects when a stream breaks off,
/// drops what was delivered already.
/// </summary>
internal sealed class LivePump(LiveConnector connector, LiveOptions options, LiveCallbacks callbacks, TimeProvider timeProvider, LiveSubscription subscription)
{
    private readonly FullJitterBackoff _backoff = new(options.ReconnectDelay, options.MaxReconnectDelay);
    private readonly EventIdWindow _window = new();
    private LiveConnection _current = null!;
    private int _attempt;

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
        catch (SseException)
        {
            // It was open, so the start has succeeded; reading on finds the stream ended and replaces it.
        }

        subscription.Idle();
    }

    /// <summary>Reads until stopped.</summary>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    /// <exception cref="ClientException">Refused for good.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                callbacks.BrokenOff(await ReadAsync(stop).ConfigureAwait(false));
                subscription.SetStatus(LiveStatus.Reconnecting);
                await ReconnectAsync(stop).ConfigureAwait(false);
                subscription.SetStatus(LiveStatus.Open);
                connector.Telemetry.Reconnected();
                callbacks.Reconnected();
            }
        }
        finally
        {
            await _current.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Reads the current stream and those it is rotated to, until one breaks off; says why.</summary>
    private async Task<string> ReadAsync(CancellationToken stop)
    {
        var rotation = StartRotation();
        try
        {
            while (true)
            {
                string end;
                try
                {
                    if (_current.TryMoveNext(out var hasEvent))
                    {
                        if (hasEvent)
                        {
                            await TakeAsync(stop).ConfigureAwait(false);
                            continue;
                        }

                        end = "the hub ended it";
                    }
                    else
                    {
                        subscription.Idle();
                        await Task.WhenAny(_current.Pending, rotation.Finished).ConfigureAwait(false);
                        if (_current.Pending.IsCompleted)
                        {
                            continue;
                        }

                        // Nothing is at hand on the old stream after the overlap: what comes now is on the new one, too.
                        end = "its token could not be rotated";
                    }
                }
                catch (SseException broken)
                {
                    end = broken.Message;
                }

                if (await rotation.TakeAsync().ConfigureAwait(false) is not { } next)
                {
                    return end;
                }

                await _current.DisposeAsync().ConfigureAwait(false);
                next.Begin(stop);
                _current = next;
                await rotation.DisposeAsync().ConfigureAwait(false);
                rotation = StartRotation();
                connector.Telemetry.Rotated();
                callbacks.Rotated();
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
            connector.Telemetry.CountDuplicate();
            return;
        }

        try
        {
            await subscription.TakeAsync(envelope, stop).ConfigureAwait(false);
        }
        catch (FormatException malformed)
        {
            callbacks.Malformed(envelope.EventId, malformed);
        }
    }

    private async Task ReconnectAsync(CancellationToken stop)
    {
        await _current.DisposeAsync().ConfigureAwait(false);
        if (timeProvider.GetElapsedTime(_current.OpenedAt) >= options.StableAfter)
        {
            _attempt = 0;
        }

        var askedFor = _current.RetryInterval;
        while (true)
        {
            await Task.Delay(DelayBefore(_attempt++, askedFor), timeProvider, stop).ConfigureAwait(false);
            try
            {
                await OpenAndCatchUpAsync(stop, stop).ConfigureAwait(false);
                return;
            }
            catch (Exception exception) when (!stop.IsCancellationRequested && !LiveRefusal.IsFinal(exception))
            {
                callbacks.Error(exception);
                askedFor = (exception as ClientException)?.RateLimit?.RetryAfter ?? _current.RetryInterval;
            }
        }
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
        subscription.ResumeAfter, failure => callbacks.Malformed(failure.EventId, failure.InnerException ?? failure), cancellationToken);

    private TimeSpan DelayBefore(int attempt, TimeSpan? askedFor)
    {
        // The first is the shortest, since the back-off starts below it.
        var delay = Longer(options.ReconnectDelay, _backoff.Delay(attempt));
        return askedFor is { } asked ? Longer(delay, asked < LiveRotation.Margin ? asked : LiveRotation.Margin) : delay;
    }

    private static TimeSpan Longer(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
