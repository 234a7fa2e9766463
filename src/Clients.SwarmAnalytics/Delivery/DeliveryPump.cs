using Clients.Core.Http;
using Clients.SwarmAnalytics.Contract;
using Clients.SwarmAnalytics.Spool;
using Microsoft.Extensions.Logging;

namespace Clients.SwarmAnalytics.Delivery;

/// <summary>
/// Carries events from the store to the service, oldest first. An event leaves the store only once the service has it or it is dropped.
/// A failure of the event is counted and makes the event wait; a failure of the service, the network or the token makes everything wait and is not counted.
/// </summary>
internal sealed partial class DeliveryPump(
    string install,
    EventStore store,
    IEventSender sender,
    InstallToken? installToken,
    DeliveryStatistics statistics,
    OptOutFilter optOut,
    SwarmAnalyticsClientOptions options,
    ILogger logger)
{
    private const int MaxBatch = 100;

    // Settling renews the lease, so it must come round well within one.
    private static readonly TimeSpan SettleInterval = TimeSpan.FromMilliseconds(100);

    // Others who share the file may have died with events in it; nobody tells.
    private static readonly TimeSpan IdlePollInterval = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, SwarmOperation> _routes = SwarmOperations.All.ToDictionary(operation => operation.Method, StringComparer.Ordinal);
    private readonly FullJitterBackoff _backoff = new(options.RetryBaseDelay, options.RetryMaxDelay);
    private readonly TimeProvider _timeProvider = options.TimeProvider;
    private readonly AsyncSignal _wake = new();
    private readonly DeliveryCircuit _circuit = new(
        new FullJitterBackoff(options.RetryBaseDelay, options.RetryMaxDelay), options.Concurrency, options.MaxAttempts, options.TimeProvider);

    private Batch? _unsettled;
    private int _failures;
    private bool _isTokenTroubleKnown;
    private volatile bool _isWaiting;
    private volatile bool _hasNews;

    /// <summary>Set when events have left the store, and when the pump begins to wait.</summary>
    public AsyncSignal Progress { get; } = new();

    /// <summary>Whether nothing can be sent at present: nothing is due, or the service cannot be reached.</summary>
    public bool IsResting => _isWaiting && !_hasNews;

    /// <summary>There may be something to do.</summary>
    public void Notify()
    {
        _hasNews = true;
        _wake.Set();
    }

    /// <summary>The network has changed: what could not be reached may be reached now.</summary>
    public void OnNetworkChanged()
    {
        _circuit.Hurry();
        Notify();
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var wake = _wake.Next;
            _hasNews = false;
            TimeSpan pause;
            try
            {
                pause = await DeliverSomeAsync(cancellationToken).ConfigureAwait(false);
                _failures = 0;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                if (_failures == 0)
                {
                    LogFailed(e);
                }

                pause = _backoff.Ceiling(_failures++);
            }

            if (pause != TimeSpan.Zero)
            {
                _isWaiting = true;
                Progress.Set();
                await AsyncSignal.WaitAsync(wake, pause, _timeProvider, cancellationToken).ConfigureAwait(false);
                _isWaiting = false;
            }
        }
    }

    /// <summary>Delivers one lease, or makes one probe while the circuit is open, and returns how long to pause.</summary>
    private async Task<TimeSpan> DeliverSomeAsync(CancellationToken cancellationToken)
    {
        if (_unsettled is not null)
        {
            // The spool refused to hear what became of these. Before it has, it would hand them out again.
            await SettleAsync(_unsettled, endsLease: true).ConfigureAwait(false);
            _unsettled = null;
        }

        if (_circuit.Remaining is { } remaining && remaining > TimeSpan.Zero)
        {
            return remaining;
        }

        var (hasToken, token) = await GetTokenAsync(cancellationToken).ConfigureAwait(false);
        if (!hasToken)
        {
            return Positive(_circuit.Remaining ?? TimeSpan.Zero);
        }

        var isProbe = _circuit.Remaining is not null;
        var tryAnother = isProbe && _circuit.ShouldTryAnother;
        var (lease, batch) = await LeaseAsync(isProbe && !tryAnother ? 1 : MaxBatch, token, cancellationToken).ConfigureAwait(false);
        if (batch is null)
        {
            var idle = store.IsDurable ? IdlePollInterval : Timeout.InfiniteTimeSpan;
            return lease.RetryAt is { } retryAt ? Positive(retryAt - _timeProvider.GetUtcNow()) : idle;
        }

        _unsettled = batch;
        try
        {
            await (isProbe
                ? ProbeAsync(batch, tryAnother, cancellationToken)
                : Task.WhenAll(Enumerable.Range(0, Math.Min(options.Concurrency, lease.Events.Count)).Select(_ => DeliverAsync(batch, cancellationToken)))).ConfigureAwait(false);
        }
        finally
        {
            // Even when stopping: what was acknowledged meanwhile need not be sent again, and others need not wait for the lease to run out.
            await SettleAsync(batch, endsLease: true).ConfigureAwait(false);
            _unsettled = null;
        }

        return TimeSpan.Zero;
    }

    private async Task<(SpoolLease Lease, Batch? Batch)> LeaseAsync(int maxEvents, string? token, CancellationToken cancellationToken)
    {
        while (true)
        {
            var completed = optOut.Completed;
            var (source, lease) = await store.LeaseAsync(maxEvents, inOrder: options.Concurrency == 1, cancellationToken).ConfigureAwait(false);
            var batch = lease.Events.Count == 0 ? null : new Batch(source, lease.Events, completed, token, _timeProvider);
            if (batch is null || completed == optOut.Completed)
            {
                return (lease, batch);
            }

            // An opt-out was carried out meanwhile, so that nobody knows which of these were recorded before it.
            await SettleAsync(batch, endsLease: true).ConfigureAwait(false);
        }
    }

    /// <summary>Makes sure that there is a token. If there is none, and none to be had, everything waits, and nothing is dropped.</summary>
    private async Task<(bool HasToken, string? Token)> GetTokenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (true, installToken is null ? null : await installToken.GetAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            _circuit.Fail(retryAfter: null, isAnswered: (e as SwarmAnalyticsException)?.StatusCode is not null, isGeneral: true);
            if (!_isTokenTroubleKnown)
            {
                _isTokenTroubleKnown = true;
                LogNotRegistered(e);
            }

            return (false, null);
        }
    }

    /// <summary>One worker: sends events of the batch until none is left or the circuit opens.</summary>
    private async Task DeliverAsync(Batch batch, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && _circuit.Remaining is null && batch.TryTake() is { } spooled)
        {
            await SendAsync(batch, spooled, cancellationToken).ConfigureAwait(false);
            if (batch.SinceSettled > SettleInterval)
            {
                await SettleAsync(batch, endsLease: false).ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// Sends one event to learn whether the service answers again. If another event than the oldest gets an answer, the oldest is charged with a failure:
    /// something on the way swallows that one event, and it must not hold up the others for ever.
    /// </summary>
    private async Task ProbeAsync(Batch batch, bool tryAnother, CancellationToken cancellationToken)
    {
        var oldest = batch.Events[0];
        var probe = tryAnother && batch.Events.Count > 1 ? batch.Events[Random.Shared.Next(1, batch.Events.Count)] : oldest;
        var outcome = await SendAsync(batch, probe, cancellationToken).ConfigureAwait(false);
        if (probe != oldest && outcome is DeliveryOutcomeKind.Delivered or DeliveryOutcomeKind.Rejected)
        {
            Retry(batch, oldest with { Attempts = oldest.Attempts + 1 }, new DeliveryOutcome(DeliveryOutcomeKind.NoAnswer), _backoff.Delay(oldest.Attempts));
        }
    }

    private async Task<DeliveryOutcomeKind?> SendAsync(Batch batch, SpooledEvent spooled, CancellationToken cancellationToken)
    {
        if (!_routes.TryGetValue(spooled.Operation, out var operation) || operation.Category == SwarmCategory.Bootstrap)
        {
            batch.SetAside(spooled);
            statistics.Drop(spooled, DropReason.Unsendable);
            return null;
        }

        if (optOut.WhyMuted(operation, batch.Completed) is { } reason)
        {
            Drop(batch, spooled, reason);
            return null;
        }

        var outcome = await sender.SendAsync(operation, spooled.Body, batch.Token, cancellationToken).ConfigureAwait(false);
        Apply(batch, spooled, outcome);
        return outcome.Kind;
    }

    private void Apply(Batch batch, SpooledEvent spooled, DeliveryOutcome outcome)
    {
        var asked = outcome.RetryAfter > options.MaxRetryAfter ? options.MaxRetryAfter : outcome.RetryAfter;
        switch (outcome.Kind)
        {
            case DeliveryOutcomeKind.Delivered:
                _isTokenTroubleKnown = false;
                _circuit.Close();
                statistics.Deliver();
                batch.Finish(spooled);
                break;
            case DeliveryOutcomeKind.Unauthorized when installToken is not null || store.IsDurable:
                // Another token, of this process or of the next one, will do.
                installToken?.Refuse(batch.Token);
                ReportUnauthorized();
                statistics.Retry(spooled, outcome, _circuit.Fail(asked, isAnswered: true, isGeneral: true));
                break;
            case DeliveryOutcomeKind.Rejected or DeliveryOutcomeKind.Unauthorized:
                _circuit.Close();
                Drop(batch, spooled with { Attempts = spooled.Attempts + 1 }, DropReason.Rejected, outcome.Status);
                break;
            case DeliveryOutcomeKind.Failed:
                // 429 is about all requests, with or without a time.
                asked ??= outcome.Status == 429 ? _backoff.Delay(spooled.Attempts) : null;
                var pause = _circuit.Fail(asked, isAnswered: true);
                Retry(batch, spooled with { Attempts = spooled.Attempts + 1 }, outcome, pause > TimeSpan.Zero ? pause : _backoff.Delay(spooled.Attempts));
                break;
            case DeliveryOutcomeKind.NoAnswer:
                var wait = _circuit.Fail(asked, isAnswered: false);
                if (wait > TimeSpan.Zero)
                {
                    // The circuit holds everything back. The event itself is due, should the network come back earlier.
                    statistics.Retry(spooled, outcome, wait);
                }
                else
                {
                    Retry(batch, spooled, outcome, _backoff.Delay(0));
                }

                break;
        }
    }

    private void Retry(Batch batch, SpooledEvent tried, DeliveryOutcome outcome, TimeSpan delay)
    {
        if (tried.Attempts >= options.MaxAttempts)
        {
            Drop(batch, tried, DropReason.AttemptsExhausted, outcome.Status);
            return;
        }

        batch.Postpone(tried with { NextAttempt = _timeProvider.GetUtcNow() + delay });
        statistics.Retry(tried, outcome, delay);
    }

    private async Task SettleAsync(Batch batch, bool endsLease)
    {
        // Not cancellable: it takes a moment, and its outcome is what the next start relies on.
        var settlement = batch.TakeSettlement(install, endsLease);
        try
        {
            await batch.Source.SettleAsync(settlement, CancellationToken.None).ConfigureAwait(false);
        }
        catch
        {
            batch.Return(settlement);
            throw;
        }

        Progress.Set();
    }

    private void Drop(Batch batch, SpooledEvent spooled, DropReason reason, int? status = null)
    {
        batch.Finish(spooled);
        statistics.Drop(spooled, reason, status);
    }

    private void ReportUnauthorized()
    {
        if (!_isTokenTroubleKnown)
        {
            _isTokenTroubleKnown = true;
            LogUnauthorized();
        }
    }

    private static TimeSpan Positive(TimeSpan wait) => wait > TimeSpan.Zero ? wait : TimeSpan.FromMilliseconds(1);

    [LoggerMessage(20, LogLevel.Error, "Delivery failed and is tried again.")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(21, LogLevel.Warning, "The install could not be registered. Events are kept, and registration is tried again.")]
    private partial void LogNotRegistered(Exception exception);

    [LoggerMessage(22, LogLevel.Warning, "The service does not know the install token. Events are kept until it accepts a token of this install.")]
    private partial void LogUnauthorized();

    /// <summary>Leased events on their way, shared by as many workers as may send at once, and what has become of them since the last settlement.</summary>
    private sealed class Batch(IEventSpool source, IReadOnlyList<SpooledEvent> events, int completed, string? token, TimeProvider timeProvider)
    {
        private readonly Lock _gate = new();
        private List<SpooledEvent> _done = [];
        private List<SpooledEvent> _setAside = [];
        private List<SpooledEvent> _postponed = [];
        private long _settledAt = timeProvider.GetTimestamp();
        private int _next;

        public IEventSpool Source => source;

        public IReadOnlyList<SpooledEvent> Events => events;

        /// <summary>The opt-outs that were carried out when the events were leased.</summary>
        public int Completed => completed;

        /// <summary>The install token; null when the connection has one of its own.</summary>
        public string? Token => token;

        public TimeSpan SinceSettled => timeProvider.GetElapsedTime(Volatile.Read(ref _settledAt));

        public SpooledEvent? TryTake() => Interlocked.Increment(ref _next) is var taken && taken <= events.Count ? events[taken - 1] : null;

        public void Finish(SpooledEvent spooled) => Add(ref _done, spooled);

        public void SetAside(SpooledEvent spooled) => Add(ref _setAside, spooled);

        public void Postpone(SpooledEvent spooled) => Add(ref _postponed, spooled);

        public SpoolSettlement TakeSettlement(string install, bool endsLease)
        {
            lock (_gate)
            {
                var settlement = new SpoolSettlement { Install = install, Done = _done, SetAside = _setAside, Retry = _postponed, EndsLease = endsLease };
                (_done, _setAside, _postponed) = ([], [], []);
                Volatile.Write(ref _settledAt, timeProvider.GetTimestamp());
                return settlement;
            }
        }

        /// <summary>Takes a settlement back that the spool did not hear.</summary>
        public void Return(SpoolSettlement settlement)
        {
            lock (_gate)
            {
                _done.AddRange(settlement.Done);
                _setAside.AddRange(settlement.SetAside);
                _postponed.AddRange(settlement.Retry);
            }
        }

        private void Add(ref List<SpooledEvent> list, SpooledEvent spooled)
        {
            lock (_gate)
            {
                list.Add(spooled);
            }
        }
    }
}
