using System.Diagnostics.CodeAnalysis;
using Clients.Core.Streaming;
using Clients.WireBoard.Models;
using Microsoft.Extensions.Logging;

namespace Clients.WireBoard.Live;

/// <summary>Calls the application's callbacks, one at a time, so that nothing they throw reaches the stream.</summary>
[SuppressMessage("Reliability", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing to dispose.")]
internal sealed partial class LiveCallbacks(LiveOptions options, ILogger logger)
{
    // A rotation under way reports from its own task; callbacks are called one at a time all the same.
    private readonly SemaphoreSlim _gate = new(1);
    private readonly AsyncLocal<bool> _isCalling = new();

    /// <summary>Whether the caller runs within one of the application's callbacks.</summary>
    public bool IsCalling => _isCalling.Value;

    public ValueTask ErrorAsync(Exception error)
    {
        Log(error);
        return options.OnError is null ? default : CallAsync(() => CallOnErrorAsync(error));
    }

    /// <summary>Reports data that cannot be read and is left out.</summary>
    public ValueTask MalformedAsync(string? eventId, Exception cause) => ErrorAsync(new WireBoardLiveException(
        WireBoardLiveError.MalformedMessage, $"A Live message could not be read and was left out ({cause.GetType().Name}); the inner exception tells why.", cause)
    {
        EventId = eventId,
    });

    public ValueTask RotatedAsync()
    {
        LogRotated(logger);
        return options.OnRotate is { } callback ? GuardedAsync(nameof(LiveOptions.OnRotate), callback) : default;
    }

    public ValueTask ReconnectedAsync()
    {
        LogReconnected(logger);
        return options.OnReconnect is { } callback ? GuardedAsync(nameof(LiveOptions.OnReconnect), callback) : default;
    }

    public ValueTask EventAsync(LiveEnvelope envelope) =>
        options.OnEvent is { } callback ? GuardedAsync(nameof(LiveOptions.OnEvent), () => callback(envelope)) : default;

    public ValueTask StateChangedAsync(StreamStateChange change) =>
        options.OnStateChanged is { } callback ? GuardedAsync(nameof(LiveOptions.OnStateChanged), () => callback(change)) : default;

    public ValueTask GuardedAsync(string name, Func<ValueTask> callback) => CallAsync(async () =>
    {
        try
        {
            await callback().ConfigureAwait(false);
        }
        catch (Exception thrown)
        {
            var error = new WireBoardLiveException(WireBoardLiveError.CallbackFailed, $"The {name} callback threw {thrown.GetType().Name}; the stream goes on.", thrown);
            Log(error);
            await CallOnErrorAsync(error).ConfigureAwait(false);
        }
    });

    public void BrokenOff(string reason) => LogBrokenOff(logger, reason);

    private async ValueTask CallAsync(Func<ValueTask> callback)
    {
        if (IsCalling)
        {
            // A callback that makes another one happen, such as by stopping the client, does not wait for itself.
            await callback().ConfigureAwait(false);
            return;
        }

        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            _isCalling.Value = true;
            await callback().ConfigureAwait(false);
        }
        finally
        {
            _isCalling.Value = false;
            _gate.Release();
        }
    }

    private async ValueTask CallOnErrorAsync(Exception error)
    {
        try
        {
            if (options.OnError is { } callback)
            {
                await callback(error).ConfigureAwait(false);
            }
        }
        catch (Exception thrown)
        {
            // There is nobody left to tell but the log.
            LogErrorCallbackFailed(logger, thrown);
        }
    }

    // Why a message could not be read may quote it, and payload is not ours to log.
    private void Log(Exception error) =>
        LogError(logger, error.Message, error is WireBoardLiveException { Kind: WireBoardLiveError.MalformedMessage } ? null : error);

    [LoggerMessage(EventId = 10, Level = LogLevel.Warning, Message = "Live: {Reason}")]
    private static partial void LogError(ILogger logger, string reason, Exception? error);

    [LoggerMessage(EventId = 11, Level = LogLevel.Error, Message = "Live: the OnError callback threw.")]
    private static partial void LogErrorCallbackFailed(ILogger logger, Exception thrown);

    [LoggerMessage(EventId = 12, Level = LogLevel.Debug, Message = "Live: the token was rotated.")]
    private static partial void LogRotated(ILogger logger);

    [LoggerMessage(EventId = 13, Level = LogLevel.Information, Message = "Live: reconnected.")]
    private static partial void LogReconnected(ILogger logger);

    [LoggerMessage(EventId = 14, Level = LogLevel.Information, Message = "Live: the stream broke off ({Reason}); reconnecting.")]
    private static partial void LogBrokenOff(ILogger logger, string reason);
}
