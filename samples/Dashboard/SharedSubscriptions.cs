namespace Dashboard;

/// <summary>
/// One upstream subscription per site, however many browsers look at it: the first to come starts it, the last to leave stops it.
/// </summary>
/// <typeparam name="T">The running subscription.</typeparam>
internal abstract class SharedSubscriptions<T> : IAsyncDisposable
    where T : class, IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Shared> _bySite = new(StringComparer.Ordinal);

    /// <summary>How many sites have a subscription at the moment.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _bySite.Count;
            }
        }
    }

    /// <summary>Joins the site's subscription, starting it if nobody has; dispose the lease to leave.</summary>
    public async Task<Lease> JoinAsync(string siteId, CancellationToken cancellationToken)
    {
        Shared shared;
        lock (_gate)
        {
            if (!_bySite.TryGetValue(siteId, out shared!))
            {
                // Started apart from the first browser's request: it may leave before the second one does.
                shared = new Shared(siteId, Task.Run(() => StartAsync(siteId), CancellationToken.None));
                _bySite.Add(siteId, shared);
            }

            shared.Users++;
        }

        try
        {
            return new Lease(this, shared, await shared.Started.WaitAsync(cancellationToken));
        }
        catch
        {
            await LeaveAsync(shared);
            throw;
        }
    }

    /// <summary>Stops every subscription.</summary>
    public async ValueTask DisposeAsync()
    {
        List<Shared> all;
        lock (_gate)
        {
            all = [.. _bySite.Values];
            _bySite.Clear();
        }

        foreach (var shared in all)
        {
            await StopAsync(shared);
        }
    }

    /// <summary>Opens the upstream subscription.</summary>
    protected abstract Task<T> StartAsync(string siteId);

    private async Task LeaveAsync(Shared shared)
    {
        lock (_gate)
        {
            // One that failed to start makes way at once, so that the next browser tries anew.
            var isLast = --shared.Users == 0;
            if (!(isLast || shared.Started.IsFaulted) || !_bySite.TryGetValue(shared.SiteId, out var current) || current != shared)
            {
                return;
            }

            _bySite.Remove(shared.SiteId);
        }

        await StopAsync(shared);
    }

    private static async Task StopAsync(Shared shared)
    {
        await ((Task)shared.Started).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (shared.Started.IsCompletedSuccessfully)
        {
            await shared.Started.Result.DisposeAsync();
        }
    }

    internal sealed class Lease(SharedSubscriptions<T> owner, Shared shared, T subscription) : IAsyncDisposable
    {
        public T Subscription { get; } = subscription;

        public ValueTask DisposeAsync() => new(owner.LeaveAsync(shared));
    }

    internal sealed class Shared(string siteId, Task<T> started)
    {
        public string SiteId { get; } = siteId;

        public Task<T> Started { get; } = started;

        public int Users { get; set; }
    }
}
