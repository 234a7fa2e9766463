using System.Diagnostics.CodeAnalysis;
using Clients.SwarmAnalytics.Spool;

namespace Clients.SwarmAnalytics.Delivery;

/// <summary>Leased events on their way, shared by as many workers as may send at once. The first failure ends the taking.</summary>
internal sealed class DeliveryBatch(IReadOnlyList<SpooledEvent> events, TimeProvider timeProvider)
{
    private readonly Lock _gate = new();
    private List<SpooledEvent> _done = [];
    private List<SpooledEvent> _postponed = [];
    private long _settledAt = timeProvider.GetTimestamp();
    private int _next;
    private bool _isHalted;

    public TimeSpan SinceSettled => timeProvider.GetElapsedTime(Volatile.Read(ref _settledAt));

    public bool TryTake([NotNullWhen(true)] out SpooledEvent? spooled)
    {
        lock (_gate)
        {
            spooled = _isHalted || _next == events.Count ? null : events[_next++];
            return spooled is not null;
        }
    }

    public void Finish(SpooledEvent spooled)
    {
        lock (_gate)
        {
            _done.Add(spooled);
        }
    }

    public void Postpone(SpooledEvent spooled)
    {
        lock (_gate)
        {
            _isHalted = true;
            _postponed.Add(spooled);
        }
    }

    public SpoolSettlement TakeSettlement(string install, bool endsLease)
    {
        lock (_gate)
        {
            var settlement = new SpoolSettlement { Install = install, Done = _done, Retry = _postponed, EndsLease = endsLease };
            (_done, _postponed) = ([], []);
            Volatile.Write(ref _settledAt, timeProvider.GetTimestamp());
            return settlement;
        }
    }

    /// <summary>Takes a settlement back that the spool did not.</summary>
    public void Return(SpoolSettlement settlement)
    {
        lock (_gate)
        {
            _done.AddRange(settlement.Done);
            _postponed.AddRange(settlement.Retry);
        }
    }
}
