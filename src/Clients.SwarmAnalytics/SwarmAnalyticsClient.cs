using Clients.Core.Http;
using Clients.SwarmAnalytics.Delivery;
using Clients.SwarmAnalytics.Events;
using Clients.SwarmAnalytics.Identify;
using Clients.SwarmAnalytics.Logs;

namespace Clients.SwarmAnalytics;

/// <summary>
/// Records what happens in an app and delivers it in the background. Recording validates and returns at once; it never waits for disk or network and
/// never throws but for arguments the service would refuse. Use one client per process, and dispose it at the end.
/// </summary>
/// <remarks>Every member is safe from any thread. docs/ingest-guarantees.md says what is promised, and when.</remarks>
public partial class SwarmAnalyticsClient : IAsyncDisposable
{
    // Its own lock target: this class is unsealed, and public.
    private readonly Lock _gate = new();
    private readonly ClientPipeline? _connection;
    private EventDispatcher? _dispatcher;

    /// <summary>Creates a client for an install.</summary>
    /// <param name="token">The install token from <see cref="RegisterAsync(string, string, CancellationToken)"/>.</param>
    /// <param name="options">Address, mode, spool, bounds and callbacks; the defaults when null.</param>
    /// <exception cref="ArgumentException">The token is empty or malformed, or an option is out of range.</exception>
    public SwarmAnalyticsClient(string token, SwarmAnalyticsClientOptions? options = null)
        : this(SwarmAnalyticsPipeline.Create(options ??= new SwarmAnalyticsClientOptions(), Credential.Bearer(token)), options, token)
    {
    }

    private SwarmAnalyticsClient(ClientPipeline connection, SwarmAnalyticsClientOptions options, string token)
        : this(connection.Adapter)
    {
        _connection = connection;
        _dispatcher = new EventDispatcher(connection.Adapter, options, token);
    }

    /// <summary>Product telemetry: muted under <see cref="TelemetryMode.Minimal"/>.</summary>
    public SwarmEvents Events => new(Dispatcher);

    /// <summary>Diagnostics: always sent.</summary>
    public SwarmLogs Logs => new(Dispatcher);

    /// <summary>Identity: always sent.</summary>
    public SwarmIdentity Identify => new(Dispatcher);

    /// <summary>What the user agreed to. Changing it applies to queued events, too: product events recorded before a change to minimal are dropped.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enum's.</exception>
    public TelemetryMode Mode
    {
        get => Dispatcher.Mode;
        set
        {
            if (!Enum.IsDefined(value))
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, "The mode is Full or Minimal.");
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
                return _dispatcher ??= new EventDispatcher(RequestAdapter, new SwarmAnalyticsClientOptions(), token: null);
            }
        }
    }

    /// <summary>
    /// Completes once everything recorded before is on disk: from then on a crash cannot lose it. What did not fit a bound has been dropped and reported
    /// before that.
    /// </summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="InvalidOperationException">The spool is not durable.</exception>
    /// <exception cref="SwarmSpoolException">The disk refused. The events stay in memory, and storing them is tried again.</exception>
    public Task PersistAsync(CancellationToken cancellationToken = default) => Dispatcher.PersistAsync(cancellationToken);

    /// <summary>Waits until everything recorded has been delivered or dropped, but not longer than the time-out. It does not shorten the wait before a next try.</summary>
    /// <param name="timeout">The longest wait; zero only counts.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>How many events of this install are left, in memory and in the spool, those of other processes included. After disposal: how many were left in the spool.</returns>
    /// <exception cref="SwarmSpoolException">The spool cannot be read.</exception>
    public Task<long> FlushAsync(TimeSpan timeout, CancellationToken cancellationToken = default) => Dispatcher.FlushAsync(timeout, cancellationToken);

    /// <summary>
    /// Stops recording, tries to deliver the rest until <see cref="SwarmAnalyticsClientOptions.ShutdownTimeout"/> has passed, and closes the spool. What is
    /// left stays in a durable spool for the next start; otherwise it is dropped and reported. Calling it again waits for the same end.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        EventDispatcher? dispatcher;
        lock (_gate)
        {
            dispatcher = _dispatcher;
        }

        if (dispatcher is not null)
        {
            await dispatcher.DisposeAsync().ConfigureAwait(false);
        }

        _connection?.Dispose();
        GC.SuppressFinalize(this);
    }
}
