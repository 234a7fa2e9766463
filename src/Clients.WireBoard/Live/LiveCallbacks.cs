using Clients.WireBoard.Models;
using Microsoft.Extensions.Logging;

namespace Clients.WireBoard.Live;

/// <summary>Calls what the application gave, so that nothing it throws reaches the stream.</summary>
internal sealed partial class LiveCallbacks(LiveOptions options, ILogger logger)
{
    // A rotation under way reports from its own task; the application is called by one at a time.
    private readonly Lock _gate = new();

    /// <summary>Whether the caller is one of the application's callbacks.</summary>
    public bool IsCalling => _gate.IsHeldByCurrentThread;

    public void Error(Exception error)
    {
        // Why a message could not be read may quote it, and payload is not ours to log.
        LogError(logger, error.Message, error is WireBoardLiveException { Kind: WireBoardLiveError.MalformedMessage } ? null : error);
        lock (_gate)
        {
            try
            {
                options.OnError?.Invoke(error);
            }
            catch (Exception thrown)
            {
                // There is nobody left to tell but the log.
                LogErrorCallbackFailed(logger, thrown);
            }
        }
    }

    /// <summary>Tells of data that cannot be read and is left out.</summary>
    public void Malformed(string? eventId, Exception cause) => Error(new WireBoardLiveException(
        WireBoardLiveError.MalformedMessage, $"A Live message could not be read and was left out ({cause.GetType().Name}); the inner exception tells why.", cause)
    {
        EventId = eventId,
    });

    public void Rotated()
    {
        LogRotated(logger);
        if (options.OnRotate is { } callback)
        {
            Guarded(nameof(LiveOptions.OnRotate), callback, static call => call());
        }
    }

    public void Reconnected()
    {
        LogReconnected(logger);
        if (options.OnReconnect is { } callback)
        {
            Guarded(nameof(LiveOptions.OnReconnect), callback, static call => call());
        }
    }

    public void Event(LiveEnvelope envelope)
    {
        if (options.OnEvent is { } callback)
        {
            Guarded(nameof(LiveOptions.OnEvent), (callback, envelope), static call => call.callback(call.envelope));
        }
    }

    public void Guarded<T>(string name, T argument, Action<T> call)
    {
        lock (_gate)
        {
            try
            {
                call(argument);
            }
            catch (Exception thrown)
            {
                Error(new WireBoardLiveException(WireBoardLiveError.CallbackFailed, $"The {name} callback threw {thrown.GetType().Name}; the stream goes on.", thrown));
            }
        }
    }

    public void BrokenOff(string reason) => LogBrokenOff(logger, reason);

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
