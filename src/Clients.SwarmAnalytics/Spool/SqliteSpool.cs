using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Clients.SwarmAnalytics.Spool;

/// <summary>
/// A durable spool in one SQLite file (WAL mode, readable by its owner only). Events outlive crashes and restarts, an event leaves the file
/// only after the service acknowledged it or it was dropped for good, and several processes may share the file. The file is opened on first use.
/// </summary>
/// <remarks>
/// A damaged file is moved aside with its data (<c>PATH.corrupt-TIME</c>), reported as an error in the log, and replaced by a fresh one.
/// The file holds no token: installs are told apart by <see cref="SwarmAnalyticsClientOptions.InstallKey"/>.
/// </remarks>
public sealed partial class SqliteSpool : IEventSpool
{
    /// <summary>A next try further away than this was written under another clock, and counts as due.</summary>
    internal static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly SqliteSpoolOptions _options;
    private readonly ILogger _logger;
    private readonly string _owner = $"{Environment.ProcessId}-{Guid.NewGuid():N}";
    private SpoolDatabase? _database;
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
    }

    /// <summary>The full path of the file.</summary>
    public string FilePath { get; }

    /// <inheritdoc/>
    public bool IsDurable => true;

    /// <inheritdoc/>
    public TimeSpan CommitInterval => _options.CommitInterval;

    /// <inheritdoc/>
    public ValueTask<int> AppendAsync(IReadOnlyList<SpooledEvent> events, CancellationToken cancellationToken) =>
        RunAsync(database => database.Append(events), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<SpoolLease> LeaseAsync(string install, int maxEvents, CancellationToken cancellationToken) =>
        RunAsync(database => database.Lease(install, maxEvents), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask SettleAsync(SpoolSettlement settlement, CancellationToken cancellationToken) =>
        await RunAsync(database => { database.Settle(settlement); return 0; }, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SpooledEvent>> PurgeAsync(
        string install, IReadOnlyCollection<string> operations, DateTimeOffset recordedUpTo, CancellationToken cancellationToken) =>
        RunAsync(database => database.Purge(install, operations, recordedUpTo), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> CountAsync(string install, CancellationToken cancellationToken) =>
        RunAsync(database => database.Count(install), cancellationToken);

    /// <summary>Closes the file. What is in it stays; leases that were not settled run out.</summary>
    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            _isDisposed = true;
            Close();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>SQLite blocks, so it runs on the pool and never on the thread of a caller who was promised an asynchronous method.</summary>
    private async ValueTask<T> RunAsync<T>(Func<SpoolDatabase, T> work, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return await Task.Run(() => Run(work), CancellationToken.None).ConfigureAwait(false);
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
            try
            {
                return work(_database ??= Open());
            }
            catch (SqliteException e) when (e.IsCorruption())
            {
                Close();
                return work(_database = Open());
            }
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            // Busy means that another process is writing. After any other failure the connection is not trusted again:
            // the file may have been replaced, or its disk have gone.
            if (e is not SqliteException { SqliteErrorCode: SqliteExtensions.Busy })
            {
                Close();
            }

            throw new SwarmSpoolException($"The spool '{FilePath}' cannot be used: {e.Message} Check the disk's free space and the file's permissions.", e);
        }
    }

    private SpoolDatabase Open()
    {
        var connection = SpoolFile.Open(FilePath, _options.TimeProvider.GetUtcNow(), out var setAside);
        if (setAside is not null)
        {
            LogSetAside(FilePath, setAside);
        }

        try
        {
            return new SpoolDatabase(connection, _options, _owner);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Close()
    {
        _database?.Dispose();
        _database = null;
    }

    [LoggerMessage(1, LogLevel.Error, "The spool {Path} is damaged. It was moved to {SetAside} with its data, and a fresh one takes its place.")]
    private partial void LogSetAside(string path, string setAside);
}
