using System.Globalization;
using Clients.Core.Http;
using Microsoft.Extensions.Logging;

namespace Clients.RestlessStream.Subscriptions;

/// <summary>Decides whether a subscription comes back after an end, and waits until it may. Belongs to one enumeration.</summary>
internal sealed partial class Reconnector(SubscriptionOptions options, string host, TimeProvider timeProvider, ILogger logger)
{
    private static readonly TimeSpan MaxRetryAfter = TimeSpan.FromMinutes(5);

    // A service that accepts, sends one event and drops would otherwise be come back to at the shortest wait for ever.
    private static readonly TimeSpan StableAfter = TimeSpan.FromSeconds(10);

    private readonly FullJitterBackoff? _growth = options.MaxRetryDelay is { } longest && longest > options.RetryDelay ? new FullJitterBackoff(options.RetryDelay, longest) : null;
    private int _withoutEvent;
    private int _unstable;
    private long? _connectedAt;

    /// <summary>A connection is open.</summary>
    public void Connected() => _connectedAt = timeProvider.GetTimestamp();

    /// <summary>An event arrived: the reconnects before it do not count any more.</summary>
    public void Received() => _withoutEvent = 0;

    /// <summary>Waits before the next connection.</summary>
    /// <returns>False when the subscription is complete.</returns>
    /// <exception cref="RestlessStreamConnectionException">The connection broke and may not be replaced.</exception>
    public async Task<bool> WaitAsync(ConnectionEnd end, string? cursor, CancellationToken cancellationToken)
    {
        var isExhausted = _withoutEvent >= options.MaxReconnects;
        if (end.IsFinal || !options.Reconnect || isExhausted)
        {
            return end.IsOrderly ? false : throw new RestlessStreamConnectionException(Message(end, isExhausted), cursor, end.Cause) { CloseCode = end.CloseCode };
        }

        if (_connectedAt is { } start && timeProvider.GetElapsedTime(start) >= StableAfter)
        {
            _unstable = 0;
        }

        var delay = _growth?.Delay(_unstable) ?? options.RetryDelay;
        if (end.RetryAfter is { } asked && asked > delay)
        {
            delay = asked < MaxRetryAfter ? asked : MaxRetryAfter;
        }

        _connectedAt = null;
        _unstable++;
        _withoutEvent++;
        LogReconnecting(logger, host, delay.TotalSeconds, end.Reason, _withoutEvent);
        await Task.Delay(delay, timeProvider, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private string Message(ConnectionEnd end, bool isExhausted) =>
        string.Create(CultureInfo.InvariantCulture, $"The subscription at {host} ended because {end.Reason}.{Advice(end, isExhausted)}");

    private string Advice(ConnectionEnd end, bool isExhausted) =>
        end.IsFinal ? " Connecting again would end the same way."
        : isExhausted && options.Reconnect ? string.Create(CultureInfo.InvariantCulture, $" {_withoutEvent} reconnects in a row brought no event; resume from Cursor later.")
        : $" {nameof(SubscriptionOptions.Reconnect)} is off; resume from Cursor, or turn it on.";

    [LoggerMessage(Level = LogLevel.Information, Message = "Reconnecting to {Host} in {Seconds:0.0} s because {Reason} (number {Attempt} in a row without an event)")]
    private static partial void LogReconnecting(ILogger logger, string host, double seconds, string reason, int attempt);
}
