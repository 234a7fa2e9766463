using Clients.SwarmAnalytics.Spool;

namespace Clients.SwarmAnalytics.Tests.Delivery;

/// <summary>A spool in memory that refuses to hear, so many times, what became of its events.</summary>
internal sealed class ForgetfulSpool(int refusals) : IEventSpool
{
    private readonly InMemorySpool _spool = new();
    private int _refusals = refusals;

    public bool IsDurable => false;

    public TimeSpan CommitInterval => TimeSpan.Zero;

    public ValueTask<int> AppendAsync(IReadOnlyList<SpooledEvent> events, CancellationToken cancellationToken) => _spool.AppendAsync(events, cancellationToken);

    public ValueTask<SpoolLease> LeaseAsync(string install, int maxEvents, bool inOrder, CancellationToken cancellationToken) => _spool.LeaseAsync(install, maxEvents, inOrder, cancellationToken);

    public ValueTask SettleAsync(SpoolSettlement settlement, CancellationToken cancellationToken) =>
        Interlocked.Decrement(ref _refusals) >= 0 ? throw new SwarmSpoolException("The spool is busy.") : _spool.SettleAsync(settlement, cancellationToken);

    public ValueTask<IReadOnlyList<SpooledEvent>> PurgeAsync(string install, IReadOnlyCollection<string>? operations, CancellationToken cancellationToken) =>
        _spool.PurgeAsync(install, operations, cancellationToken);

    public ValueTask<long> CountAsync(string install, CancellationToken cancellationToken) => _spool.CountAsync(install, cancellationToken);

    public ValueTask DisposeAsync() => _spool.DisposeAsync();
}
