using System.Runtime.CompilerServices;
using Clients.RestlessStream.Models;
using Microsoft.Extensions.Logging;

namespace Clients.RestlessStream.Subscriptions.State;

/// <summary>Follows the document of a stream; subscribes anew, without a cursor, when a patch does not fit what it holds.</summary>
internal static partial class StateSubscription
{
    /// <param name="subscribe">Opens the events with the given options.</param>
    /// <param name="options">The consumer's options; the copies for a new start have neither cursor nor since.</param>
    /// <param name="timeProvider">The clock of the waits.</param>
    /// <param name="logger">Where new starts are logged.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public static async IAsyncEnumerable<StreamState> RunAsync(
        Func<SubscriptionOptions, IAsyncEnumerable<StreamEvent>> subscribe,
        SubscriptionOptions options,
        TimeProvider timeProvider,
        ILogger logger,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var replica = new ReplicaDocument();
        var isFresh = false;
        for (var failuresInRow = 0; ; failuresInRow++)
        {
            var mustRestart = false;
            await foreach (var next in subscribe(options).WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (next.Type != StreamEvent.UpdateType)
                {
                    LogSkipped(logger, next.Type, next.Error?.Code);
                }
                else if (replica.Apply(next) is { } state)
                {
                    // Only a patch that fits shows that the state is in step again.
                    failuresInRow = state.IsFull ? failuresInRow : 0;
                    yield return state;
                }
                else if (replica.Reset() || !isFresh)
                {
                    mustRestart = true;
                    break;
                }
                else
                {
                    // A fresh start began with a patch, and another would too: wait here for the next full document.
                    LogWaiting(logger);
                }
            }

            if (!mustRestart)
            {
                yield break;
            }

            if (failuresInRow >= options.MaxReconnects)
            {
                throw new RestlessStreamException($"The state cannot be followed: {replica.Problem} Starting anew from a full document did not help; subscribe to the events themselves to see them.");
            }

            LogRestart(logger, replica.Problem);
            if (failuresInRow > 0)
            {
                await Task.Delay(options.ReconnectDelay, timeProvider, cancellationToken).ConfigureAwait(false);
            }

            options = options.FromNow();
            isFresh = true;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Starting anew from a full document: {Problem}")]
    private static partial void LogRestart(ILogger logger, string? problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "Waiting for a full document; a patch came first")]
    private static partial void LogWaiting(ILogger logger);

    [LoggerMessage(Level = LogLevel.Information, Message = "Skipped an event of type {Type} ({Code}): it does not change the state")]
    private static partial void LogSkipped(ILogger logger, string? type, string? code);
}
