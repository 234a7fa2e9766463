using Clients.Core.Http;
using Clients.SwarmAnalytics.Delivery;
using Clients.SwarmAnalytics.Events;
using Clients.SwarmAnalytics.Identify;
using Clients.SwarmAnalytics.Logs;
using Clients.SwarmAnalytics.Spool;
using Microsoft.Extensions.Logging;
using Microsoft.Kiota.Abstractions;

namespace Clients.SwarmAnalytics;

/// <summary>
/// Records what happens in an app and delivers it in the background. Recording validates and returns at once; it never waits for disk or network and
/// never throws but for arguments the service would refuse. Use one client per process, and dispose it at the end.
/// </summary>
/// <remarks>Every member is safe from any thread. docs/ingest-guarantees.md says what is promised, and when.</remarks>
public partial class SwarmAnalyticsClient : IAsyncDisposable, IDisposable
{
    // Its own lock target: this class is unsealed, and public.
    private readonly Lock _gate = new();
    private readonly ClientPipeline? _connection;
    private EventDispatcher? _dispatcher;

    /// <summary>Creates a client for an install that has a token.</summary>
    /// <param name="token">The install token from <see cref="RegisterAsync(string, string, CancellationToken)"/>.</param>
    /// <param name="options">Address, mode, spool, bounds and callbacks; the defaults when null.</param>
    /// <exception cref="ArgumentException">The token is empty or malformed, an option is out of range, or the spool has a client already.</exception>
    public SwarmAnalyticsClient(string token, SwarmAnalyticsClientOptions? options = null)
        : this(Credential.Bearer(token), options ?? new SwarmAnalyticsClientOptions(), EventDispatcher.KeyOf(token), createToken: null)
    {
    }

    private SwarmAnalyticsClient(
        Credential? credential, SwarmAnalyticsClientOptions options, string install, Func<ILogger, EventStore, InstallToken>? createToken)
        : this(PrepareSpool(options), SwarmAnalyticsPipeline.Create(options, credential), options, install, createToken)
    {
    }

    private SwarmAnalyticsClient(
        IEventSpool spool, ClientPipeline connection, SwarmAnalyticsClientOptions options, string install, Func<ILogger, EventStore, InstallToken>? createToken)
        : this(connection.Adapter)
    {
        _connection = connection;
        var sender = new HttpEventSender(connection.DirectClient, connection.BaseAddress, options.Timeout, options.TimeProvider);
        _dispatcher = new EventDispatcher(sender, options, spool, options.InstallKey ?? install, createToken);
    }

    /// <summary>Product telemetry: muted under <see cref="TelemetryMode.Minimal"/>.</summary>
    public SwarmEvents Events => new(Dispatcher);

    /// <summary>Diagnostics: always sent.</summary>
    public SwarmLogs Logs => new(Dispatcher);

    /// <summary>Identity: always sent.</summary>
    public SwarmIdentity Identify => new(Dispatcher);

    /// <summary>
    /// What the user agreed to. A stricter mode applies to the events recorded before, too: those that it mutes are dropped, and removed from the spool in the
    /// background. Events recorded after a later change back are sent.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the enum's.</exception>
    public TelemetryMode Mode
    {
        get => Dispatcher.Mode;
        set
        {
            if (!Enum.IsDefined(value))
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, "The mode is Full, Minimal or Off.");
            }

            Dispatcher.Mode = value;
        }
    }

    /// <summary>What this client has done so far.</summary>
    public SwarmStatistics Statistics => Dispatcher.Statistics;

    /// <summary>A client made from an adapter alone gets a queue in memory with the default options, once it is used for recording.</summary>
    private EventDispatcher Dispatcher
    {
        get
        {
            lock (_gate)
            {
                return _dispatcher ??= CreateDispatcher(RequestAdapter);
            }
        }
    }

    /// <summary>
    /// Completes once everything recorded before is on disk: from then on a crash cannot lose it. What did not fit a bound has been dropped and reported
    /// before that. A lock of another process is waited for, up to 10 s.
    /// </summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="InvalidOperationException">The spool is not durable.</exception>
    /// <exception cref="SwarmSpoolException">The spool cannot be used. The events wait in memory, are delivered from there, and go to the spool once it works.</exception>
    public Task PersistAsync(CancellationToken cancellationToken = default) => Dispatcher.PersistAsync(cancellationToken);

    /// <summary>
    /// Waits until everything recorded has been delivered or dropped, but not longer than the time-out. It does not shorten the wait before a retry, and does not
    /// throw for a spool that fails.
    /// </summary>
    /// <param name="timeout">The longest wait; zero only counts.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>
    /// How many events of this install are left, in memory and in the spool, those of other processes included. A spool that cannot be read counts as it did last.
    /// After disposal: how many were left in the spool.
    /// </returns>
    public Task<long> FlushAsync(TimeSpan timeout, CancellationToken cancellationToken = default) => Dispatcher.FlushAsync(timeout, cancellationToken);

    /// <summary>
    /// Deletes what is kept of this install on this machine: events in memory and in the spool, rows that were set aside, and damaged copies of the spool.
    /// Events recorded later are kept as usual. What was deleted counts as <see cref="DropReason.Deleted"/>. The token store is not touched.
    /// </summary>
    /// <param name="cancellationToken">Cancels the wait, not the deletion.</param>
    /// <exception cref="SwarmSpoolException">The spool cannot be used. Nothing of it is sent before the deletion has succeeded.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public Task DeleteLocalDataAsync(CancellationToken cancellationToken = default) => Dispatcher.DeleteLocalDataAsync(cancellationToken);

    /// <summary>
    /// Stops recording, stores and delivers what is left, and closes the spool. With a durable spool it ends when everything is stored and nothing can be sent
    /// at present, or a second later; the next start delivers the rest. In memory, delivery goes on until <see cref="SwarmAnalyticsClientOptions.ShutdownTimeout"/>
    /// has passed, and what is left then is dropped and reported. Calling it again waits for the same end.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        await CloseAsync(CancellationToken.None).ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    /// <summary>As <see cref="DisposeAsync"/>, and waits for its end on the calling thread.</summary>
    public void Dispose()
    {
        CloseAsync(CancellationToken.None).GetAwaiter().GetResult();
        GC.SuppressFinalize(this);
    }

    /// <summary>As <see cref="DisposeAsync"/>.</summary>
    /// <param name="hurry">Gives up delivering, and only stores what is left.</param>
    internal async Task CloseAsync(CancellationToken hurry)
    {
        EventDispatcher? dispatcher;
        lock (_gate)
        {
            dispatcher = _dispatcher;
        }

        if (dispatcher is not null)
        {
            await dispatcher.DisposeAsync(hurry).ConfigureAwait(false);
        }

        _connection?.Dispose();
    }

    /// <summary>A spool of the options has one client: a second one would close it under the first.</summary>
    private static IEventSpool PrepareSpool(SwarmAnalyticsClientOptions options)
    {
        options.ThrowIfInvalid();
        if (options.Spool is IClaimedSpool claimed && !claimed.TryClaim())
        {
            throw new ArgumentException(
                $"The spool of these options serves another client, or did so. Give each client a {options.Spool.GetType().Name} of its own; several may name the same file.",
                nameof(options));
        }

        // In the background, while this thread makes the rest of the client.
        (options.Spool as SqliteSpool)?.WarmUp();
        return options.Spool ?? MemorySpool(options);
    }

    private static EventDispatcher CreateDispatcher(IRequestAdapter adapter)
    {
        var options = new SwarmAnalyticsClientOptions();
        return new EventDispatcher(new AdapterEventSender(adapter), options, MemorySpool(options), EventDispatcher.KeyOf(null));
    }

    private static InMemorySpool MemorySpool(SwarmAnalyticsClientOptions options) =>
        new(new SpoolBounds { MaxEvents = options.MaxQueuedEvents, MaxBytes = options.MaxQueuedBytes }, options.TimeProvider);
}
