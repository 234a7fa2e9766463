using Clients.Core.Http;
using Clients.SwarmAnalytics.Spool;

namespace Clients.SwarmAnalytics.Delivery;

/// <summary>
/// Where recorded events wait: the spool of the options, and memory for as long as that spool cannot be used. Events go back from memory to the spool once it
/// works again. The writer stores, the pump leases; both may be at work at once.
/// </summary>
internal sealed class EventStore(string install, IEventSpool spool, SwarmAnalyticsClientOptions options, DeliveryStatistics statistics)
{
    private const int MaxMovedEvents = 1000;

    // Some events in memory cannot go back yet: those on their way to the service, and those for which the spool has no room.
    private static readonly TimeSpan ReturnInterval = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _timeProvider = options.TimeProvider;
    private readonly Access _writing = new(options.TimeProvider);
    private readonly Access _reading = new(options.TimeProvider);

    // A spool in memory cannot fail, so it needs no other beside it.
    private readonly InMemorySpool? _memory = spool is InMemorySpool
        ? null
        : new InMemorySpool(new SpoolBounds { MaxEvents = options.MaxQueuedEvents, MaxBytes = options.MaxQueuedBytes }, options.TimeProvider);

    private PurgeRequest? _purge;
    private long _lastCount;

    public bool IsDurable => spool.IsDurable;

    public TimeSpan CommitInterval => spool.CommitInterval;

    public long MaxEventBytes => spool.MaxEventBytes;

    /// <summary>Whether everything stored so far is where a crash cannot take it.</summary>
    public bool HoldsAllDurably => spool.IsDurable && _memory?.Count is null or 0;

    /// <summary>How long until events in memory should be taken back to the spool; null when there are none.</summary>
    public TimeSpan? UntilReturn => _memory?.Count is null or 0 ? null : _writing.UntilNextTry > ReturnInterval ? _writing.UntilNextTry : ReturnInterval;

    /// <summary>Stores events in the spool, or in memory when the spool fails. What fits neither is dropped. Never throws but when cancelled.</summary>
    /// <param name="events">The events.</param>
    /// <param name="isUrgent">Whether the spool is tried although it failed a moment ago.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>Why these events, or earlier ones, are not in the spool; null when all are.</returns>
    public async Task<SwarmSpoolException?> StoreAsync(IReadOnlyList<SpooledEvent> events, bool isUrgent, CancellationToken cancellationToken)
    {
        if (isUrgent || _writing.IsDue)
        {
            try
            {
                await CarryOutPurgeAsync(cancellationToken).ConfigureAwait(false);
                await ReturnFromMemoryAsync(cancellationToken).ConfigureAwait(false);
                if (events.Count > 0 || isUrgent)
                {
                    DropFrom(events, await spool.AppendAsync(events, cancellationToken).ConfigureAwait(false));
                }

                Succeeded(_writing);
                return HoldsAllDurably || !spool.IsDurable ? null : StillInMemory();
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                Failed(_writing, e);
            }
        }

        if (_memory is null)
        {
            DropFrom(events, 0);
        }
        else
        {
            DropFrom(events, await _memory.AppendAsync(events, cancellationToken).ConfigureAwait(false));
        }

        return _writing.Failure;
    }

    /// <summary>Leases the oldest events: those of the spool, then those in memory.</summary>
    public async Task<StoreLease> LeaseAsync(int maxEvents, bool inOrder, CancellationToken cancellationToken)
    {
        SpoolLease? lease = null;
        if (_reading.IsDue)
        {
            try
            {
                await CarryOutPurgeAsync(cancellationToken).ConfigureAwait(false);
                lease = await spool.LeaseAsync(install, maxEvents, inOrder, cancellationToken).ConfigureAwait(false);
                Succeeded(_reading);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                Failed(_reading, e);
            }
        }

        lease ??= new SpoolLease { RetryAt = _timeProvider.GetUtcNow() + _reading.UntilNextTry };
        statistics.Drop(lease.Expired, DropReason.Expired);
        statistics.Drop(lease.SetAside, DropReason.Unreadable);
        if (_memory is null || lease.Events.Count > 0 || _memory.Count == 0)
        {
            return new StoreLease(spool, lease);
        }

        var kept = await _memory.LeaseAsync(install, maxEvents, inOrder, cancellationToken).ConfigureAwait(false);
        statistics.Drop(kept.Expired, DropReason.Expired);
        return new StoreLease(_memory, kept with { RetryAt = kept.RetryAt < lease.RetryAt ? kept.RetryAt : lease.RetryAt ?? kept.RetryAt });
    }

    /// <summary>Removes what a request covers. In a spool that fails it is removed before anything else is done with the spool.</summary>
    /// <exception cref="SwarmSpoolException">The spool failed.</exception>
    public async Task PurgeAsync(PurgeRequest request, CancellationToken cancellationToken)
    {
        if (_memory is not null)
        {
            statistics.Drop(await _memory.PurgeAsync(install, request.Operations, cancellationToken).ConfigureAwait(false), request.Reason);
        }

        _purge = _purge is { IsAll: true } ? _purge : request;
        try
        {
            await CarryOutPurgeAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed(_writing, e);
        }
    }

    /// <summary>Counts the waiting events. A spool that fails counts as it did last.</summary>
    /// <exception cref="ObjectDisposedException">The spool was disposed.</exception>
    public async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        if (_reading.IsDue)
        {
            try
            {
                Interlocked.Exchange(ref _lastCount, await spool.CountAsync(install, cancellationToken).ConfigureAwait(false));
            }
            catch (Exception e) when (e is not ObjectDisposedException && !cancellationToken.IsCancellationRequested)
            {
                Failed(_reading, e);
            }
        }

        return Interlocked.Read(ref _lastCount) + (_memory?.Count ?? 0);
    }

    /// <summary>Gives events that were spooled under another name of the install to the present one. Only a file outlives a name.</summary>
    public async Task AdoptAsync(string formerName, CancellationToken cancellationToken)
    {
        if (spool is SqliteSpool file && formerName != install)
        {
            try
            {
                await file.RenameAsync(formerName, install, cancellationToken).ConfigureAwait(false);
            }
            catch (SwarmSpoolException e)
            {
                Failed(_writing, e);
            }
        }
    }

    /// <summary>Takes out, at the end, what no file keeps.</summary>
    public async Task<IReadOnlyList<SpooledEvent>> TakeVolatileAsync()
    {
        var taken = new List<SpooledEvent>();
        foreach (var place in (IEventSpool?[])[_memory, spool.IsDurable ? null : spool])
        {
            if (place is not null)
            {
                taken.AddRange(await place.PurgeAsync(install, operations: null, CancellationToken.None).ConfigureAwait(false));
            }
        }

        return taken;
    }

    public ValueTask DisposeAsync() => spool.DisposeAsync();

    private static SwarmSpoolException StillInMemory() =>
        new("Events that the spool did not take before are still in memory: they are on their way to the service, or the spool is full.") { IsBusy = true };

    private async Task CarryOutPurgeAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _purge) is { } purge)
        {
            statistics.Drop(await spool.PurgeAsync(install, purge.Operations, cancellationToken).ConfigureAwait(false), purge.Reason);
            Interlocked.CompareExchange(ref _purge, null, purge);
        }
    }

    private async Task ReturnFromMemoryAsync(CancellationToken cancellationToken)
    {
        while (_memory?.Take(MaxMovedEvents) is { Count: > 0 } taken)
        {
            var stored = 0;
            try
            {
                stored = await spool.AppendAsync(taken, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                if (stored < taken.Count)
                {
                    _memory.PutBack(taken.Skip(stored));
                }
            }

            if (stored < taken.Count)
            {
                return;
            }
        }
    }

    /// <summary>Drops the events from a place in the list on: the store has no room for them.</summary>
    private void DropFrom(IReadOnlyList<SpooledEvent> events, int first)
    {
        for (var i = first; i < events.Count; i++)
        {
            statistics.Drop(events[i], DropReason.SpoolFull);
        }
    }

    private void Succeeded(Access access)
    {
        access.Succeed();
        statistics.SpoolProblem = _writing.Failure ?? _reading.Failure;
    }

    private SwarmSpoolException Failed(Access access, Exception exception)
    {
        var failure = exception as SwarmSpoolException ?? new SwarmSpoolException($"The spool failed: {exception.Message}", exception);
        access.Fail(failure);
        statistics.SpoolProblem = _writing.Failure ?? _reading.Failure;
        return failure;
    }

    /// <summary>Whether one way of using the spool works, and when it is tried again if not.</summary>
    private sealed class Access(TimeProvider timeProvider)
    {
        private readonly FullJitterBackoff _backoff = new(TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(30));
        private readonly Lock _gate = new();
        private SwarmSpoolException? _failure;
        private long _failedAt;
        private TimeSpan _wait;
        private int _failures;

        public SwarmSpoolException? Failure
        {
            get
            {
                lock (_gate)
                {
                    return _failure;
                }
            }
        }

        public TimeSpan UntilNextTry
        {
            get
            {
                lock (_gate)
                {
                    var left = _failure is null ? TimeSpan.Zero : _wait - timeProvider.GetElapsedTime(_failedAt);
                    return left > TimeSpan.Zero ? left : TimeSpan.Zero;
                }
            }
        }

        public bool IsDue => UntilNextTry == TimeSpan.Zero;

        public void Succeed()
        {
            lock (_gate)
            {
                (_failure, _failures) = (null, 0);
            }
        }

        public void Fail(SwarmSpoolException failure)
        {
            lock (_gate)
            {
                (_failure, _failedAt, _wait) = (failure, timeProvider.GetTimestamp(), _backoff.Ceiling(_failures++));
            }
        }
    }
}

/// <summary>Leased events, and the spool that must hear what became of them.</summary>
internal sealed record StoreLease(IEventSpool Source, SpoolLease Lease);
