using Microsoft.Data.Sqlite;

namespace Clients.SwarmAnalytics.Spool;

/// <summary>The spool's statements on one open connection. For one thread at a time; each method is one transaction.</summary>
internal sealed class SpoolDatabase : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteSpoolOptions _options;
    private readonly SpoolCommand _insert;
    private readonly SpoolCommand _oldest;
    private readonly SpoolCommand _lease;
    private readonly SpoolCommand _delete;
    private readonly SpoolCommand _retry;
    private readonly SpoolCommand _renew;
    private readonly SpoolCommand _release;
    private readonly SpoolCommand _othersLease;
    private readonly SpoolCommand _addTotals;
    private readonly SpoolCommand _count;
    private readonly string _owner;

    public SpoolDatabase(SqliteConnection connection, SqliteSpoolOptions options, string owner)
    {
        (_connection, _options, _owner) = (connection, options, owner);
        _insert = new(connection, "INSERT INTO events (install, operation, submission_id, recorded_at, attempts, next_attempt, body) VALUES ($1, $2, $3, $4, $5, $6, $7)");
        _oldest = new(connection, $"SELECT {SpoolCommand.Columns} FROM events WHERE install = $1 ORDER BY id LIMIT $2");
        _lease = new(connection, "UPDATE events SET owner = $1, lease_until = $2 WHERE install = $3 AND id BETWEEN $4 AND $5");
        _delete = new(connection, "DELETE FROM events WHERE id = $1 AND owner = $2");
        _retry = new(connection, "UPDATE events SET attempts = $1, next_attempt = $2, owner = NULL, lease_until = 0 WHERE id = $3 AND owner = $4");
        _renew = new(connection, "UPDATE events SET lease_until = $1 WHERE install = $2 AND owner = $3");
        _release = new(connection, "UPDATE events SET owner = NULL, lease_until = 0 WHERE install = $1 AND owner = $2");
        _othersLease = new(connection, "SELECT MAX(lease_until) FROM events WHERE install = $1 AND owner IS NOT NULL AND owner <> $2 AND lease_until > $3 AND lease_until <= $4");
        _addTotals = new(connection, "UPDATE totals SET events = events + $1, bytes = bytes + $2");
        _count = new(connection, "SELECT COUNT(*) FROM events WHERE install = $1");

        // A crash cannot separate the totals from the rows, but a hand at the file could.
        InTransaction(() =>
        {
            connection.Run("UPDATE totals SET events = (SELECT COUNT(*) FROM events), bytes = (SELECT COALESCE(SUM(LENGTH(body)), 0) FROM events)");
            return 0;
        });
    }

    private long Now => _options.TimeProvider.GetUtcNow().ToUnixTimeMilliseconds();

    public int Append(IReadOnlyList<SpooledEvent> events) => InTransaction(() =>
    {
        var count = _connection.Ask("SELECT events FROM totals");
        var bytes = _connection.Ask("SELECT bytes FROM totals");
        var stored = 0;
        long added = 0;
        foreach (var spooled in events)
        {
            if (count + stored >= _options.Bounds.MaxEvents || bytes + added + spooled.Body.Length > _options.Bounds.MaxBytes)
            {
                break;
            }

            _insert.Run(
                spooled.Install, spooled.Operation, spooled.SubmissionId.ToString("D"), spooled.RecordedAt.ToUnixTimeMilliseconds(),
                spooled.Attempts, spooled.NextAttempt.ToUnixTimeMilliseconds(), SpoolCommand.Blob(spooled.Body));
            added += spooled.Body.Length;
            stored++;
        }

        _addTotals.Run(stored, added);
        return stored;
    });

    public SpoolLease Lease(string install, int maxEvents) => InTransaction(() =>
    {
        var now = Now;
        var expired = RemoveExpired(now);
        // A lease that reaches further ahead than any lease can was written under another clock: it counts as run out.
        if (_othersLease.Ask(install, _owner, now, now + LeaseMilliseconds) is { } until)
        {
            return new SpoolLease { Expired = expired, RetryAt = DateTimeOffset.FromUnixTimeMilliseconds(until) };
        }

        var due = new List<SpooledEvent>();
        DateTimeOffset? retryAt = null;
        foreach (var spooled in _oldest.Read(install, maxEvents))
        {
            if (spooled.NextAttempt.ToUnixTimeMilliseconds() is var next && next > now && next <= now + SqliteSpool.LongestWait.TotalMilliseconds)
            {
                retryAt = spooled.NextAttempt;
                break;
            }

            due.Add(spooled);
        }

        if (due.Count > 0)
        {
            _lease.Run(_owner, now + LeaseMilliseconds, install, due[0].Id, due[^1].Id);
            retryAt = null;
        }

        return new SpoolLease { Events = due, Expired = expired, RetryAt = retryAt };
    });

    public void Settle(SpoolSettlement settlement) => InTransaction(() =>
    {
        long count = 0;
        long bytes = 0;
        foreach (var done in settlement.Done)
        {
            if (_delete.Run(done.Id, _owner) == 1)
            {
                count++;
                bytes += done.Body.Length;
            }
        }

        foreach (var retry in settlement.Retry)
        {
            _retry.Run(retry.Attempts, retry.NextAttempt.ToUnixTimeMilliseconds(), retry.Id, _owner);
        }

        _addTotals.Run(-count, -bytes);
        return settlement.EndsLease
            ? _release.Run(settlement.Install, _owner)
            : _renew.Run(Now + LeaseMilliseconds, settlement.Install, _owner);
    });

    public IReadOnlyList<SpooledEvent> Purge(string install, IReadOnlyCollection<string> operations, DateTimeOffset recordedUpTo) => InTransaction(() =>
    {
        var removed = new List<SpooledEvent>();
        using var purge = new SpoolCommand(_connection, $"DELETE FROM events WHERE install = $1 AND operation = $2 AND recorded_at <= $3 AND {NotLeasedByOthers(4)} RETURNING {SpoolCommand.Columns}");
        foreach (var operation in operations)
        {
            removed.AddRange(purge.Read(install, operation, recordedUpTo.ToUnixTimeMilliseconds(), _owner, Now, Now + LeaseMilliseconds));
        }

        return Subtracted(removed);
    });

    public long Count(string install) => _count.Ask(install) ?? 0;

    public void Dispose()
    {
        foreach (var command in (SpoolCommand[])[_insert, _oldest, _lease, _delete, _retry, _renew, _release, _othersLease, _addTotals, _count])
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private long LeaseMilliseconds => (long)_options.LeaseDuration.TotalMilliseconds;

    /// <summary>The condition on owner, now and the furthest end of a lease, which are the parameters from <paramref name="first"/> on.</summary>
    private static string NotLeasedByOthers(int first) =>
        $"(owner IS NULL OR owner = ${first} OR lease_until <= ${first + 1} OR lease_until > ${first + 2})";

    /// <summary>Looks at the oldest row only, until that one is too old.</summary>
    private List<SpooledEvent> RemoveExpired(long now)
    {
        var cutOff = now - (long)_options.Bounds.MaxAge.TotalMilliseconds;
        using var oldest = new SpoolCommand(_connection, "SELECT recorded_at FROM events ORDER BY id LIMIT 1");
        if (oldest.Ask() is not { } recordedAt || recordedAt >= cutOff)
        {
            return [];
        }

        using var expire = new SpoolCommand(
            _connection, $"DELETE FROM events WHERE recorded_at < $1 AND {NotLeasedByOthers(2)} RETURNING {SpoolCommand.Columns}");
        return Subtracted([.. expire.Read(cutOff, _owner, now, now + LeaseMilliseconds)]);
    }

    private List<SpooledEvent> Subtracted(List<SpooledEvent> removed)
    {
        // RETURNING promises no order.
        removed.Sort((left, right) => left.Id.CompareTo(right.Id));
        _addTotals.Run(-removed.Count, -removed.Sum(spooled => (long)spooled.Body.Length));
        return removed;
    }

    private T InTransaction<T>(Func<T> work)
    {
        _connection.Run("BEGIN IMMEDIATE");
        try
        {
            var result = work();
            _connection.Run("COMMIT");
            return result;
        }
        catch
        {
            _connection.TryRun("ROLLBACK");
            throw;
        }
    }
}
