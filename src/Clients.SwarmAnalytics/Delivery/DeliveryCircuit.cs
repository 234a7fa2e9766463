using Clients.Core.Http;

namespace Clients.SwarmAnalytics.Delivery;

/// <summary>
/// The circuit breaker of delivery. While the service answers, events go out. Once attempts fail in a row, or the service asks for a wait, the circuit is
/// open: nothing is sent but one event at a time, as a probe, after waits that grow. Any success closes it.
/// </summary>
/// <remarks>
/// With one request at a time, every failure opens the circuit, since no other event may overtake. With several, a few failures in a row are the events' own:
/// a service that fails one request in seven must not stop the other six.
/// </remarks>
/// <param name="backoff">The waits.</param>
/// <param name="concurrency">How many requests may be under way at once.</param>
/// <param name="probesPerEvent">After so many probes in a row without an answer, another event is tried: something on the way may swallow this one.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class DeliveryCircuit(FullJitterBackoff backoff, int concurrency, int probesPerEvent, TimeProvider timeProvider)
{
    private const int ToleratedFailures = 4;

    private readonly Lock _gate = new();
    private readonly int _tolerated = concurrency == 1 ? 0 : ToleratedFailures;
    private int _failures;
    private int _unanswered;
    private bool _waitsForNetwork;
    private bool _isOpen;
    private long _openedAt;
    private TimeSpan _wait;

    /// <summary>How long the circuit stays open before the next probe; zero when a probe is due, null when the circuit is closed.</summary>
    public TimeSpan? Remaining
    {
        get
        {
            lock (_gate)
            {
                return RemainingNow();
            }
        }
    }

    /// <summary>Whether the next probe should be another event than the oldest.</summary>
    public bool ShouldTryAnother
    {
        get
        {
            lock (_gate)
            {
                return _unanswered > 0 && _unanswered % probesPerEvent == 0;
            }
        }
    }

    /// <summary>The service answered, be it to say that it refuses one event.</summary>
    public void Close()
    {
        lock (_gate)
        {
            (_failures, _unanswered, _isOpen, _waitsForNetwork) = (0, 0, false, false);
        }
    }

    /// <summary>Counts a failed attempt, and returns how long everything must wait: zero when only the event itself must.</summary>
    /// <param name="retryAfter">The wait the service asked for.</param>
    /// <param name="isAnswered">Whether the service answered.</param>
    /// <param name="isGeneral">Whether the failure would meet every event, such as one about the token.</param>
    public TimeSpan Fail(TimeSpan? retryAfter, bool isAnswered, bool isGeneral = false)
    {
        lock (_gate)
        {
            if (RemainingNow() is { } remaining && remaining > TimeSpan.Zero && remaining >= (retryAfter ?? TimeSpan.Zero))
            {
                // This attempt began before the circuit opened.
                return remaining;
            }

            _failures++;
            _unanswered = isAnswered ? 0 : _unanswered + 1;
            if (_failures <= _tolerated && retryAfter is null && !isGeneral)
            {
                return TimeSpan.Zero;
            }

            var wait = NextWait();
            wait = retryAfter is { } asked && asked > wait ? asked : wait;
            _waitsForNetwork = !isAnswered && retryAfter is null;
            Open(wait);
            return wait;
        }
    }

    /// <summary>The network has changed, so that a probe for an answer may come soon. A wait that the service asked for stays.</summary>
    public void Hurry()
    {
        lock (_gate)
        {
            if (_waitsForNetwork)
            {
                // Not at once: all devices of a network meet its return at the same moment.
                var soon = backoff.Delay(0);
                Open(RemainingNow() is { } remaining && remaining < soon ? remaining : soon);
                _failures = Math.Min(_failures, _tolerated + 1);
            }
        }
    }

    /// <summary>A single failure is no reason to believe that the service fails, so the next attempt comes soon.</summary>
    private TimeSpan NextWait() => _failures == 1 ? backoff.Delay(0) / 10 : backoff.Delay(Math.Max(0, _failures - Math.Max(_tolerated, 1) - 1));

    private void Open(TimeSpan wait) => (_isOpen, _openedAt, _wait) = (true, timeProvider.GetTimestamp(), wait);

    // By the clock that nobody sets.
    private TimeSpan? RemainingNow()
    {
        if (!_isOpen)
        {
            return null;
        }

        var remaining = _wait - timeProvider.GetElapsedTime(_openedAt);
        return remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
    }
}
