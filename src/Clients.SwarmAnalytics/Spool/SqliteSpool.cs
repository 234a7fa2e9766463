using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Clients.SwarmAnalytics.Spool;

/// <summary>
/// A durable spool in one SQLite file (WAL mode, readable by its owner only). Events outlive crashes and restarts. An event leaves the file only after the
/// service acknowledged it or it was dropped for good. Several processes may share the file, each with a <see cref="SqliteSpool"/> of its own.
/// </summary>
/// <remarks>
/// The file is opened on first use. A damaged file is moved aside with its data (<c>PATH.corrupt-TIME</c>), reported as an error in the log, and replaced by a
/// fresh one. A file that is not a spool, or one of a newer version, is left exactly as it is.
/// The file holds no token: installs are told apart by <see cref="SwarmAnalyticsClientOptions.InstallKey"/>.
/// </remarks>
public sealed partial class SqliteSpool : IEventSpool, IClaimedSpool
{
    /// <summary>A next attempt further away than this was written under another clock, and counts as due.</summary>
    internal static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly SqliteSpoolOptions _options;
    private readonly ILogger _logger;
    private readonly SpoolReserve _reserve;
    private readonly Dictionary<long, SpoolDatabase.Result> _unwritten = [];
    private readonly string _owner = $"{ProcessIdentity.Current} {Guid.NewGuid():N}";
    private SpoolDatabase? _database;
    private int _isClaimed;
    private bool _isDisposed;

    /// <summary>Names the file; nothing is opened yet.</summary>
    /// <param name="path">The file; its folder is created when missing.</param>
    /// <param name="options">Bounds, lease, clock and logging; defaults when null.</param>
    /// <exception cref="ArgumentException">The path is empty, or an option is out of range.</exception>
    public SqliteSpool(string path, SqliteSpoolOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        FilePath = Path.GetFullPath(path);
        _options = options ?? new SqliteSpoolOptions();
        _options.Bounds.Checked();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.LeaseDuration, TimeSpan.FromMilliseconds(1), nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(_options.CommitInterval.Ticks, nameof(options));
        _logger = (_options.LoggerFactory ?? NullLoggerFactory.Instance).CreateLogger<SqliteSpool>();
        _reserve = new SpoolReserve(FilePath);
    }

    /// <summary>The full path of the file.</summary>
    public string FilePath { get; }

    /// <inheritdoc/>
    public bool IsDurable => true;

    /// <inheritdoc/>
    public TimeSpan CommitInterval => _options.CommitInterval;

    /// <inheritdoc/>
    public long MaxEventBytes => _options.Bounds.MaxBytes;

    /// <inheritdoc/>
    public ValueTask<int> AppendAsync(IReadOnlyList<SpooledEvent> events, CancellationToken cancellationToken) =>
        RunAsync(database => database.Append(events), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<SpoolLease> LeaseAsync(string install, int maxEvents, bool inOrder, CancellationToken cancellationToken) =>
        RunAsync(database => database.Lease(install, maxEvents, inOrder), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask SettleAsync(SpoolSettlement settlement, CancellationToken cancellationToken) =>
        await RunAsync(database => { database.Settle(settlement); return 0; }, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SpooledEvent>> PurgeAsync(string install, IReadOnlyCollection<string>? operations, CancellationToken cancellationToken) =>
        RunAsync(
            database =>
            {
                var removed = database.Purge(install, operations);
                if (operations is null)
                {
                    foreach (var damaged in SpoolFile.SetAsideOf(FilePath))
                    {
                        SpoolFile.Delete(damaged);
                    }
                }

                return removed;
            },
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> CountAsync(string install, CancellationToken cancellationToken) =>
        RunAsync(database => database.Count(install), cancellationToken);

    /// <summary>Closes the file. What is in it stays, and another process may deliver it at once.</summary>
    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            _isDisposed = true;
            await Task.Run(CloseForGood).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    bool IClaimedSpool.TryClaim() => Interlocked.Exchange(ref _isClaimed, 1) == 0;

    /// <summary>Opens the file in the background, so that the first event does not have to wait for it. A failure is met again, and reported, by whoever uses the spool.</summary>
    internal void WarmUp() => _ = Task.Run(async () =>
    {
        try
        {
            await RunAsync(database => { database.WarmUp(); return 0; }, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SwarmSpoolException or ObjectDisposedException)
        {
        }
    });

    /// <summary>Gives the events of an install to another name of the same install.</summary>
    internal async ValueTask RenameAsync(string install, string newName, CancellationToken cancellationToken) =>
        await RunAsync(database => { database.Rename(install, newName); return 0; }, cancellationToken).ConfigureAwait(false);

    /// <summary>Reads every event that waits, whatever its install.</summary>
    internal ValueTask<List<SpooledEvent>> ReadAllAsync(CancellationToken cancellationToken) => RunAsync(database => database.ReadAll(), cancellationToken);

    /// <summary>Reads the rows that were set aside and can be sent after all, and counts those that cannot.</summary>
    internal ValueTask<(List<SpooledEvent> Events, int Lost)> ReadSetAsideAsync(CancellationToken cancellationToken) =>
        RunAsync(database => database.ReadSetAside(), cancellationToken);

    internal async ValueTask RemoveSetAsideAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken) =>
        await RunAsync(database => { database.RemoveSetAside(ids); return 0; }, cancellationToken).ConfigureAwait(false);

    /// <summary>SQLite blocks, so it runs on the pool and never on the thread of a caller who was promised an asynchronous method.</summary>
    private async ValueTask<T> RunAsync<T>(Func<SpoolDatabase, T> work, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return Thread.CurrentThread.IsThreadPoolThread
                ? Run(work)
                : await Task.Run(() => Run(work), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    private T Run<T>(Func<SpoolDatabase, T> work)
    {
        try
        {
            if (_database?.HasMoved == true)
            {
                Replace();
            }

            try
            {
                return work(_database ??= Open(checkAll: false));
            }
            catch (SqliteFailure e) when (e.IsCorruption)
            {
                Close();
                return work(_database = Open(checkAll: true));
            }
            catch (SqliteFailure e) when (e.IsWriteRefused && _reserve.Release())
            {
                return work(_database ??= Open(checkAll: false));
            }
        }
        catch (Exception e) when (e is not ObjectDisposedException)
        {
            // After any other failure the connection is not trusted again: the file may have been replaced, or its disk have gone.
            if (e is not SqliteFailure { IsBusy: true } and not SqliteFailure { IsWriteRefused: true })
            {
                Close();
            }

            throw e as SwarmSpoolException ?? new SwarmSpoolException(Explain(e), e) { IsBusy = e is SqliteFailure { IsBusy: true } };
        }
    }

    private SpoolDatabase Open(bool checkAll)
    {
        var database = SpoolFile.Open(FilePath, _options.TimeProvider.GetUtcNow(), checkAll, out var setAside);
        if (setAside is not null)
        {
            _unwritten.Clear();
            LogSetAside(FilePath, setAside);
        }

        try
        {
            _reserve.Keep();
            return new SpoolDatabase(database, FilePath, _options, _owner, _unwritten);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Somebody deleted or replaced the open file. Its events can still be read, and go to the file that has the name now. The old file stays open until
    /// the events are stored.
    /// </summary>
    private void Replace()
    {
        var events = _database!.ReadAll();
        var fresh = Open(checkAll: false);
        try
        {
            // These name events of the old file.
            _unwritten.Clear();
            var stored = fresh.Append(events);
            LogReplaced(FilePath, stored, events.Count);
        }
        catch
        {
            fresh.Dispose();
            throw;
        }

        Close();
        _database = fresh;
    }

    private void Close()
    {
        _database?.Dispose();
        _database = null;
    }

    private void CloseForGood()
    {
        try
        {
            if (_database is { HasMoved: false } && _database.ReleaseAll())
            {
                _database.Tidy();
                _reserve.Release();
            }
        }
        catch (SqliteFailure)
        {
            // The leases run out, or pass on because this process is gone.
        }

        Close();
    }

    private string Explain(Exception failure) => failure switch
    {
        SqliteFailure { IsBusy: true } => $"The spool '{FilePath}' is locked by another program. It is tried again; if it stays locked, find out which program has the file open.",
        SqliteFailure { IsWriteRefused: true } => $"The spool '{FilePath}' takes no more bytes: {failure.Message} Free some disk space, or check the permissions of the file and its folder.",
        UnauthorizedAccessException => $"The spool '{FilePath}' cannot be written: access is denied. Check the permissions of the file and its folder.",
        _ => $"The spool '{FilePath}' cannot be used: {failure.Message} Check the disk's free space and the file's permissions.",
    };

    [LoggerMessage(1, LogLevel.Error, "The spool {Path} is damaged. It was moved to {SetAside} with its data and replaced by a fresh one. `clients swarm spool salvage` reads what can still be read.")]
    private partial void LogSetAside(string path, string setAside);

    [LoggerMessage(2, LogLevel.Error, "The spool {Path} was deleted or replaced while it was open. {Stored} of its {Count} events were stored again.")]
    private partial void LogReplaced(string path, int stored, int count);
}
