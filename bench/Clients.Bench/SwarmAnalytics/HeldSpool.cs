using Clients.SwarmAnalytics.Spool;

namespace Clients.Bench.SwarmAnalytics;

/// <summary>Keeps the client's background work waiting while it is held, and forgets every event.</summary>
internal sealed class HeldSpool : IEventSpool
{
    private TaskCompletionSource _entered = new();
    private TaskCompletionSource _released = new();

    public bool IsDurable => true;

    public TimeSpan CommitInterval => TimeSpan.Zero;

    /// <summary>Holds the next append, and completes when it is held.</summary>
    public Task HoldAsync()
    {
        _released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (_entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }

    public void Release() => _released.TrySetResult();

    public async ValueTask<int> AppendAsync(IReadOnlyList<SpooledEvent> events, CancellationToken cancellationToken)
    {
        _entered.TrySetResult();
        await _released.Task;
        return events.Count;
    }

    public ValueTask<SpoolLease> LeaseAsync(string install, int maxEvents, bool inOrder, CancellationToken cancellationToken) => ValueTask.FromResult(new SpoolLease());

    public ValueTask SettleAsync(SpoolSettlement settlement, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask<IReadOnlyList<SpooledEvent>> PurgeAsync(string install, IReadOnlyCollection<string>? operations, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<SpooledEvent>>([]);

    public ValueTask<long> CountAsync(string install, CancellationToken cancellationToken) => ValueTask.FromResult(0L);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
