using System.Security.Cryptography;
using System.Text;
using Clients.SwarmAnalytics.Contract;
using Clients.SwarmAnalytics.Models;
using Clients.SwarmAnalytics.Spool;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.SwarmAnalytics.Delivery;

/// <summary>
/// The way of an event: hand-over queue, spool, service; one loop between each. Recording is the only part that runs on the caller's thread.
/// </summary>
internal sealed class EventDispatcher : IAsyncDisposable
{
    // While a flush waits, others who share the spool may deliver without this process noticing.
    private static readonly TimeSpan SharedSpoolPollInterval = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly SwarmAnalyticsClientOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly string _install;
    private readonly EventQueue _queue;
    private readonly IEventSpool _spool;
    private readonly DeliveryStatistics _statistics;
    private readonly OptOutFilter _optOut = new();
    private readonly SpoolWriter _writer;
    private readonly DeliveryPump _pump;
    private readonly Task _writing;
    private readonly Task _delivering;
    private Task? _disposal;
    private long _remaining;

    public EventDispatcher(IRequestAdapter adapter, SwarmAnalyticsClientOptions options, string? token)
    {
        (_options, _timeProvider) = (options, options.TimeProvider);
        var logger = (options.LoggerFactory ?? NullLoggerFactory.Instance).CreateLogger<SwarmAnalyticsClient>();
        _install = options.InstallKey ?? KeyOf(token);
        _queue = new EventQueue(options.MaxQueuedEvents, options.MaxQueuedBytes);
        _spool = options.Spool ?? new InMemorySpool(new SpoolBounds { MaxEvents = options.MaxQueuedEvents, MaxBytes = options.MaxQueuedBytes }, _timeProvider);
        _statistics = new DeliveryStatistics(options.OnDrop, logger, () => _queue.Count);
        _optOut.Set(options.Mode, _timeProvider.GetUtcNow());
        _pump = new DeliveryPump(_install, _spool, new EventSender(adapter), _statistics, _optOut, options, logger);
        _writer = new SpoolWriter(_queue, _spool, new EventSerializer(_install), _statistics, OnStored, _timeProvider, logger);
        _writing = Start(() => _writer.RunAsync(_stop.Token));
        _delivering = Start(() => _pump.RunAsync(_stop.Token));
    }

    public SwarmStatistics Statistics => _statistics.Snapshot();

    public TelemetryMode Mode
    {
        get => _optOut.Mode;
        set
        {
            _optOut.Set(value, _timeProvider.GetUtcNow());
            _pump.Wake.Set();
        }
    }

    private bool IsClosed => Volatile.Read(ref _disposal) is not null;

    /// <summary>What every event carries besides its payload: minted here, once, and the same on every try.</summary>
    public RequestMeta NewMeta() => new() { SubmissionId = Guid.NewGuid(), Ts = _timeProvider.GetUtcNow() };

    /// <summary>Takes a validated event; never waits and never throws.</summary>
    public void Record(SwarmOperation operation, IParsable model, RequestMeta meta, int size)
    {
        var pending = new PendingEvent(operation, model, meta.SubmissionId!.Value, meta.Ts!.Value, size);
        if (_optOut.IsMuted(operation, pending.RecordedAt))
        {
            Drop(pending, DropReason.Muted);
        }
        else if (IsClosed || !_queue.TryAdd(pending))
        {
            Drop(pending, IsClosed ? DropReason.Closed : DropReason.QueueFull);
        }
        else
        {
            _statistics.Accept();
        }
    }

    public async Task PersistAsync(CancellationToken cancellationToken)
    {
        if (!_spool.IsDurable)
        {
            throw new InvalidOperationException("The spool is in memory, so nothing can be persisted. Give the client a SqliteSpool, or call FlushAsync.");
        }

        // A closed queue has been stored already, or is being stored by the disposal.
        await (_queue.AddBarrier() ?? _writing).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<long> FlushAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeout, TimeSpan.Zero);
        cancellationToken.ThrowIfCancellationRequested();
        var start = _timeProvider.GetTimestamp();
        _ = _queue.AddBarrier();
        while (true)
        {
            var progress = _pump.Progress.Next;
            if (IsClosed && _disposal!.IsCompleted)
            {
                return Interlocked.Read(ref _remaining);
            }

            var left = await CountUnlessDisposedAsync(cancellationToken).ConfigureAwait(false);
            var remaining = timeout - _timeProvider.GetElapsedTime(start);
            if (left == 0 || remaining <= TimeSpan.Zero)
            {
                return left;
            }

            var wait = _spool.IsDurable && SharedSpoolPollInterval < remaining ? SharedSpoolPollInterval : remaining;
            await AsyncSignal.WaitAsync(progress, wait, _timeProvider, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            return new ValueTask(_disposal ??= Task.Run(DisposeOnceAsync));
        }
    }

    /// <summary>Tells installs apart in a shared spool without keeping the secret that tells them apart at the service.</summary>
    internal static string KeyOf(string? token) =>
        token is null ? "default" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)).AsSpan(0, 16));

    private async Task DisposeOnceAsync()
    {
        var start = _timeProvider.GetTimestamp();
        _queue.Close();
        await AsyncSignal.WaitAsync(_writing, _options.ShutdownTimeout, _timeProvider, CancellationToken.None).ConfigureAwait(false);
        try
        {
            while (_writing.IsCompleted && Remaining() > TimeSpan.Zero)
            {
                var progress = _pump.Progress.Next;
                if (await CountAsync(CancellationToken.None).ConfigureAwait(false) == 0)
                {
                    break;
                }

                await AsyncSignal.WaitAsync(progress, Remaining(), _timeProvider, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception)
        {
            // Whatever the spool threw: the log has it from the loops, what is left stays where it is, and the loops are yet to be stopped.
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_writing, _delivering).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await CloseSpoolAsync().ConfigureAwait(false);

        TimeSpan Remaining() => _options.ShutdownTimeout - _timeProvider.GetElapsedTime(start);
    }

    /// <summary>Accounts for what could not be delivered: a durable spool keeps it, memory does not.</summary>
    private async Task CloseSpoolAsync()
    {
        _writer.DropRemaining();
        try
        {
            Interlocked.Exchange(ref _remaining, await _spool.CountAsync(_install, CancellationToken.None).ConfigureAwait(false));
            if (!_spool.IsDurable)
            {
                var all = SwarmOperations.All.Select(operation => operation.Method).ToHashSet(StringComparer.Ordinal);
                foreach (var spooled in await _spool.PurgeAsync(_install, all, DateTimeOffset.MaxValue, CancellationToken.None).ConfigureAwait(false))
                {
                    _statistics.Drop(spooled, DropReason.ShutDown);
                }
            }
        }
        catch (Exception)
        {
            // As above.
        }
        finally
        {
            await _spool.DisposeAsync().ConfigureAwait(false);
            _statistics.Dispose();
            _stop.Dispose();
        }
    }

    /// <summary>
    /// Wakes those who wait for the count, too: an event may be delivered before its place in the queue is free, so that its delivery was not yet the end
    /// of the wait.
    /// </summary>
    private void OnStored()
    {
        _pump.Wake.Set();
        _pump.Progress.Set();
    }

    /// <summary>A disposal may end, and close the spool, between a flush's look at it and its count.</summary>
    private async Task<long> CountUnlessDisposedAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await CountAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ObjectDisposedException) when (IsClosed)
        {
            await _disposal!.WaitAsync(cancellationToken).ConfigureAwait(false);
            return Interlocked.Read(ref _remaining);
        }
    }

    private async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        // In this order, so that an event on its way from one to the other may count twice, but never not at all.
        var queued = _queue.Count;
        return queued + await _spool.CountAsync(_install, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Not in the context of whoever made the client: its activity and log scopes would become those of every event to come.</summary>
    private static Task Start(Func<Task> loop)
    {
        using IDisposable? flow = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        return Task.Run(loop);
    }

    private void Drop(PendingEvent pending, DropReason reason) =>
        _statistics.Drop(new DroppedEvent(pending.Operation.Method, pending.SubmissionId, pending.RecordedAt, reason));
}
