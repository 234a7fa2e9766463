using System.Net.NetworkInformation;
using System.Security.Cryptography;
using System.Text;
using Clients.SwarmAnalytics.Contract;
using Clients.SwarmAnalytics.Models;
using Clients.SwarmAnalytics.Spool;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.SwarmAnalytics.Delivery;

/// <summary>
/// The way of an event: queue, store, service, with one loop between each. Recording is the only part that runs on the caller's thread.
/// </summary>
internal sealed class EventDispatcher : IAsyncDisposable
{
    // While a flush waits, others who share the spool may deliver without this process noticing.
    private static readonly TimeSpan SharedSpoolPollInterval = TimeSpan.FromMilliseconds(250);

    // Once everything is in a file, disposal only lets a request end that is under way.
    private static readonly TimeSpan DurableGrace = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan ExitGrace = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _hurry = new();
    private readonly SwarmAnalyticsClientOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly EventQueue _queue;
    private readonly EventStore _store;
    private readonly DeliveryStatistics _statistics;
    private readonly OptOutFilter _optOut = new();
    private readonly SpoolWriter _writer;
    private readonly DeliveryPump _pump;
    private readonly Task _writing;
    private readonly Task _delivering;
    private Task? _disposal;
    private long _remaining;
    private volatile bool _isExiting;

    /// <param name="sender">Sends one event.</param>
    /// <param name="options">The user's options.</param>
    /// <param name="spool">Where events wait.</param>
    /// <param name="install">Names the install in the spool.</param>
    /// <param name="createToken">Makes the source of the token from a logger; null when the sender has a token of its own.</param>
    public EventDispatcher(
        IEventSender sender, SwarmAnalyticsClientOptions options, IEventSpool spool, string install, Func<ILogger, EventStore, InstallToken>? createToken = null)
    {
        (_options, _timeProvider) = (options, options.TimeProvider);
        var logger = (options.LoggerFactory ?? NullLoggerFactory.Instance).CreateLogger<SwarmAnalyticsClient>();
        _queue = new EventQueue(options.MaxQueuedEvents, options.MaxQueuedBytes);
        _statistics = new DeliveryStatistics(options, logger, () => _queue.Count);
        _store = new EventStore(install, spool, options, _statistics);
        _pump = new DeliveryPump(install, _store, sender, createToken?.Invoke(logger, _store), _statistics, _optOut, options, logger);
        _writer = new SpoolWriter(_queue, _store, new EventSerializer(install, options.BeforeSend), _optOut, _statistics, OnStored, _timeProvider, logger);
        Mode = options.Mode;
        _writing = Start(() => _writer.RunAsync(_stop.Token));
        _delivering = Start(() => _pump.RunAsync(_stop.Token));
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
        AppDomain.CurrentDomain.UnhandledException += OnProcessExit;
        try
        {
            NetworkChange.NetworkAddressChanged += OnNetworkChanged;
        }
        catch (Exception e) when (e is NetworkInformationException or PlatformNotSupportedException)
        {
            // Without it the next probe comes when its wait is over.
        }
    }

    public SwarmStatistics Statistics => _statistics.Snapshot();

    public TelemetryMode Mode
    {
        get => _optOut.Mode;
        set
        {
            if (_optOut.Set(value) is { } purge)
            {
                Purge(purge);
            }
        }
    }

    private bool IsClosed => Volatile.Read(ref _disposal) is not null;

    /// <summary>The name of an install that is known by its token only: it tells installs apart in a shared spool without keeping the secret.</summary>
    public static string KeyOf(string? token) =>
        token is null ? "default" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)).AsSpan(0, 16));

    /// <summary>What every event carries besides its payload: minted here, once, and the same on every attempt.</summary>
    public RequestMeta NewMeta() => new() { SubmissionId = Guid.NewGuid(), Ts = _timeProvider.GetUtcNow() };

    /// <summary>Takes a validated event; never waits and never throws.</summary>
    public void Record(SwarmOperation operation, IParsable model, RequestMeta meta, int size)
    {
        var pending = new PendingEvent(operation, model, meta.SubmissionId!.Value, meta.Ts!.Value, size);
        if (_optOut.IsMuted(operation.Category))
        {
            Drop(pending, DropReason.Muted);
        }
        else if (size > _options.MaxQueuedBytes)
        {
            Drop(pending, DropReason.TooLarge);
        }
        else if (IsClosed || !_queue.TryAdd(pending))
        {
            Drop(pending, IsClosed ? DropReason.Closed : DropReason.QueueFull);
        }
        else
        {
            _statistics.Accept();
            if (_isExiting)
            {
                // A handler of the application records after ours has saved.
                SaveNow();
            }
        }
    }

    public async Task PersistAsync(CancellationToken cancellationToken)
    {
        if (!_store.IsDurable)
        {
            throw new InvalidOperationException("The spool is in memory, so nothing can be persisted. Give the client a SqliteSpool, or call FlushAsync.");
        }

        // A closed queue has been stored already, or is being stored by the disposal.
        var barrier = new StoreBarrier(_timeProvider.GetTimestamp());
        await (_queue.TryAddRequest(barrier) ? barrier.Done.Task : _writing).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<long> FlushAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeout, TimeSpan.Zero);
        cancellationToken.ThrowIfCancellationRequested();
        var start = _timeProvider.GetTimestamp();
        _queue.TryAddRequest(new StoreBarrier(start));
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

            var wait = _store.IsDurable && SharedSpoolPollInterval < remaining ? SharedSpoolPollInterval : remaining;
            await AsyncSignal.WaitAsync(progress, wait, _timeProvider, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Removes everything recorded so far from this machine.</summary>
    /// <exception cref="SwarmSpoolException">The spool failed. It is tried again before any of its events is sent.</exception>
    public Task DeleteLocalDataAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(IsClosed, typeof(SwarmAnalyticsClient));
        var purge = _optOut.RequestDeletion();
        Purge(purge);
        return purge.Done.Task.WaitAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => DisposeAsync(CancellationToken.None);

    /// <summary>Closes the client. Cancelling does not end it, but gives up delivering: what is left is stored, or dropped.</summary>
    public async ValueTask DisposeAsync(CancellationToken hurry)
    {
        using var hurrying = hurry.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), _hurry);
        Task disposal;
        lock (_gate)
        {
            disposal = _disposal ??= Task.Run(DisposeOnceAsync, CancellationToken.None);
        }

        await disposal.ConfigureAwait(false);
    }

    private async Task DisposeOnceAsync()
    {
        var start = _timeProvider.GetTimestamp();
        NetworkChange.NetworkAddressChanged -= OnNetworkChanged;
        _queue.Close();
        await AsyncSignal.WaitAsync(_writing, _options.ShutdownTimeout, _timeProvider, CancellationToken.None).ConfigureAwait(false);
        if (_writing.IsCompleted)
        {
            await DeliverLastAsync(start).ConfigureAwait(false);
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_writing, _delivering).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        AppDomain.CurrentDomain.UnhandledException -= OnProcessExit;
        _writer.DropRemaining();
        try
        {
            Interlocked.Exchange(ref _remaining, await _store.CountAsync(CancellationToken.None).ConfigureAwait(false));
            _statistics.Drop(await _store.TakeVolatileAsync().ConfigureAwait(false), DropReason.ShutDown);
        }
        catch (Exception)
        {
            // Whatever the spool threw: the log has it from the loops, and what is left stays where it is.
        }
        finally
        {
            await _store.DisposeAsync().ConfigureAwait(false);
            _writer.Dispose();
            _statistics.Dispose();
            _stop.Dispose();
        }
    }

    /// <summary>
    /// Delivers until nothing is left or the time is up. With everything in a file, it ends as soon as nothing can be sent, and after a second at the latest:
    /// the next start delivers the rest.
    /// </summary>
    private async Task DeliverLastAsync(long start)
    {
        try
        {
            if (!_store.HoldsAllDurably)
            {
                await _store.StoreAsync([], isUrgent: true, CancellationToken.None).ConfigureAwait(false);
            }

            var stored = _timeProvider.GetTimestamp();
            _pump.Notify();
            while (!_hurry.IsCancellationRequested && Remaining() is var left && left > TimeSpan.Zero)
            {
                var progress = _pump.Progress.Next;
                if (await _store.CountAsync(CancellationToken.None).ConfigureAwait(false) == 0 || (_store.HoldsAllDurably && _pump.IsResting))
                {
                    return;
                }

                await AsyncSignal.WaitAsync(progress, left, _timeProvider, _hurry.Token).ConfigureAwait(false);
            }

            TimeSpan Remaining()
            {
                var all = _options.ShutdownTimeout - _timeProvider.GetElapsedTime(start);
                var grace = DurableGrace - _timeProvider.GetElapsedTime(stored);
                return _store.HoldsAllDurably && grace < all ? grace : all;
            }
        }
        catch (Exception)
        {
            // The spool was disposed under way. The loops are yet to be stopped.
        }
    }

    private void Purge(PurgeRequest purge)
    {
        if (!_queue.TryAddRequest(purge))
        {
            purge.Done.TrySetCanceled();
        }
    }

    /// <summary>
    /// Wakes those who wait for the count, too: an event may be delivered before its place in the queue is free, so that its delivery was not yet the end
    /// of the wait.
    /// </summary>
    private void OnStored()
    {
        _pump.Notify();
        _pump.Progress.Set();
    }

    private void OnNetworkChanged(object? sender, EventArgs e) => _pump.OnNetworkChanged();

    /// <summary>The process ends without disposing this client: what is in memory is stored now.</summary>
    private void OnProcessExit(object? sender, EventArgs e)
    {
        _isExiting = true;
        SaveNow();
    }

    private void SaveNow()
    {
        try
        {
            if (_store.IsDurable)
            {
                _writer.SaveNow(ExitGrace);
            }
        }
        catch (Exception)
        {
            // Nobody is left to be told.
        }
    }

    /// <summary>A disposal may end, and close the spool, between a flush's look at it and its count.</summary>
    private async Task<long> CountUnlessDisposedAsync(CancellationToken cancellationToken)
    {
        try
        {
            // In this order, so that an event on its way from one to the other may count twice, but never not at all.
            var queued = _queue.Count;
            return queued + await _store.CountAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ObjectDisposedException) when (IsClosed)
        {
            await _disposal!.WaitAsync(cancellationToken).ConfigureAwait(false);
            return Interlocked.Read(ref _remaining);
        }
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
