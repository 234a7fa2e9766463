using System.Globalization;
using Clients.Core.Http;
using Microsoft.Extensions.Logging;

namespace Clients.RestlessStream.Subscriptions;

/// <summary>Decides whether a subscription comes back after an ending, and waits until it may.</summary>
internal sealed partial class Reconnector(SubscriptionOptions options, string host, TimeProvider timeProvider, ILogger logger)
{
    private static readonly TimeSpan MaxRetryAfter = TimeSpan.FromMinutes(5);

    private readonly FullJitterBackoff? _growth = options.MaxRetryDelay is { } longest && longest > options.RetryDelay ? new FullJitterBackoff(options.RetryDelay, longest) : null;
    private int _inRow;

    /// <summary>An event arrived: the next reconnect is the first in its row again.</summary>
    public void Succeeded() => _inRow = 0;

    /// <summary>Waits before the next connection.</summary>
    /// <returns>False when the subscription is complete.</returns>
    /// <exception cref="RestlessStreamConnectionException">The connection broke and may not be replaced.</exception>
    public async Task<bool> WaitAsync(Ending ending, string? cursor, CancellationToken cancellationToken)
    {
        var exhausted = _inRow >= options.MaxReconnects;
        if (ending.IsFinal || !options.Reconnect || exhausted)
        {
            return ending.IsOrderly && !ending.IsFinal ? false : throw new RestlessStreamConnectionException(Message(ending, exhausted), cursor, ending.Cause) { CloseCode = ending.CloseCode };
        }

        var delay = _growth?.Delay(_inRow) ?? options.RetryDelay;
        if (ending.RetryAfter is { } asked && asked > delay)
        {
            delay = asked < MaxRetryAfter ? asked : MaxRetryAfter;
        }

        _inRow++;
        LogReconnecting(logger, host, ending.Reason, _inRow, delay);
        await Task.Delay(delay, timeProvider, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private string Message(Ending ending, bool exhausted) => string.Create(CultureInfo.InvariantCulture, $"The subscription at {host} ended because {ending.Reason}.{Advice(ending, exhausted)}");

    private string Advice(Ending ending, bool exhausted) =>
        ending.IsFinal ? " Connecting again would end the same way."
        : exhausted && options.Reconnect ? string.Create(CultureInfo.InvariantCulture, $" {_inRow} reconnects in a row brought no event; resume from Cursor later.")
        : $" {nameof(SubscriptionOptions.Reconnect)} is off; resume from Cursor, or turn it on.";

    [LoggerMessage(Level = LogLevel.Information, Message = "Reconnecting to {Host} (attempt {Attempt} in a row, after {Delay}) because {Reason}")]
    private static partial void LogReconnecting(ILogger logger, string host, string reason, int attempt, TimeSpan delay);
}
