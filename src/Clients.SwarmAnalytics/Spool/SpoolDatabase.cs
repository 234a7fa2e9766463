namespace Clients.SwarmAnalytics.Spool;

/// <summary>
/// The statements of a spool on one open file: append, lease, settle, purge. For one thread at a time; each method is one transaction.
/// </summary>
/// <remarks>
/// A file that can be read but takes no bytes (a full disk) still hands out its events. What became of them is kept in memory until the file takes it.
/// </remarks>
internal sealed class SpoolDatabase : IDisposable
{
    private const string Columns = "id, install, operation, submission_id, recorded_at, attempts, next_attempt, body";

    private const string NotLeased = "(owner IS NULL OR lease_until <= ?2 OR lease_until > ?3)";

    /// <summary>A longer log means that a reader keeps it from being emptied. Appending then ends before delivering does.</summary>
    private const long MaxLogBytesToAppend = 4 * 1024 * 1024;

    private const long MaxLogBytes = 2 * MaxLogBytesToAppend;

    // Free pages of 4 KiB that stay in the file for the next events.
    private const long KeptFreePages = 64;

    private const int MaxRejectedRows = 1000;

    private readonly SqliteHandle _database;
    private readonly SqliteSpoolOptions _options;
    private readonly string _path;
    private readonly string _owner;
    private readonly Dictionary<long, Result> _unwritten;
    private readonly SqliteStatement _insert;
    private readonly SqliteStatement _oldest;
    private readonly SqliteStatement _due;
    private readonly SqliteStatement _lease;
    private readonly SqliteStatement _delete;
    private readonly SqliteStatement _retry;
    private readonly SqliteStatement _renew;
    private readonly SqliteStatement _release;
    private readonly SqliteStatement _othersLease;
    private readonly SqliteStatement _oldestTime;
    private readonly SqliteStatement _addTotals;
    private readonly SqliteStatement _totalEvents;
    private readonly SqliteStatement _totalBytes;
    private readonly SqliteStatement _count;

    // True at first: the process before this one may have left deleted bytes in the log.
    private bool _hasDeletedBytes = true;

    /// <param name="database">The open file, which this object closes.</param>
    /// <param name="path">The path of the file.</param>
    /// <param name="options">Bounds, lease and clock.</param>
    /// <param name="owner">The name under which events are leased.</param>
    /// <param name="unwritten">What became of events, as far as the file has not taken it. It outlives this object, since the file may have to be opened again.</param>
    public SpoolDatabase(SqliteHandle database, string path, SqliteSpoolOptions options, string owner, Dictionary<long, Result> unwritten)
    {
        (_database, _path, _options, _owner, _unwritten) = (database, path, options, owner, unwritten);
        _insert = database.Prepare("INSERT INTO events (install, operation, submission_id, recorded_at, attempts, next_attempt, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
        _oldest = database.Prepare($"SELECT {Columns} FROM events WHERE install = ?1 ORDER BY id LIMIT ?2");
        _due = database.Prepare($"SELECT {Columns} FROM events WHERE install = ?1 AND (next_attempt <= ?3 OR next_attempt > ?4) ORDER BY id LIMIT ?2");
        _lease = database.Prepare("UPDATE events SET owner = ?1, lease_until = ?2 WHERE id = ?3");
        _delete = database.Prepare("DELETE FROM events WHERE id = ?1 AND submission_id = ?2 AND (owner IS NULL OR owner = ?3) RETURNING LENGTH(body)");
        _retry = database.Prepare("UPDATE events SET attempts = ?1, next_attempt = ?2, owner = NULL, lease_until = 0 WHERE id = ?3 AND submission_id = ?4 AND (owner IS NULL OR owner = ?5)");
        _renew = database.Prepare("UPDATE events SET lease_until = ?1 WHERE install = ?2 AND owner = ?3");
        _release = database.Prepare("UPDATE events SET owner = NULL, lease_until = 0 WHERE install = ?1 AND owner = ?2");
        _othersLease = database.Prepare("SELECT MAX(lease_until) FROM events WHERE install = ?1 AND owner IS NOT NULL AND owner <> ?2 AND lease_until > ?3 AND lease_until <= ?4");
        _oldestTime = database.Prepare("SELECT recorded_at FROM events WHERE typeof(recorded_at) = 'integer' ORDER BY id LIMIT 1");
        _addTotals = database.Prepare("UPDATE totals SET events = events + ?1, bytes = bytes + ?2");
        _totalEvents = database.Prepare("SELECT events FROM totals");
        _totalBytes = database.Prepare("SELECT bytes FROM totals");
        _count = database.Prepare("SELECT COUNT(*) FROM events WHERE install = ?1");
    }

    /// <summary>What became of a leased event.</summary>
    /// <param name="SubmissionId">Names the event besides its number, which belongs to another event when the file was replaced.</param>
    /// <param name="IsDone">Whether the event is to be removed; otherwise it waits for its next attempt.</param>
    /// <param name="Attempts">How many attempts have failed.</param>
    /// <param name="NextAttempt">The time of the next attempt, in Unix milliseconds.</param>
    /// <param name="SetAsideFor">Why the event is kept among the rejected rows; null if it is not.</param>
    public readonly record struct Result(Guid SubmissionId, bool IsDone, int Attempts = 0, long NextAttempt = 0, string? SetAsideFor = null);

    /// <summary>Whether the file was deleted, renamed or replaced since it was opened.</summary>
    public bool HasMoved => _database.HasMoved;

    private long Now => _options.TimeProvider.GetUtcNow().ToUnixTimeMilliseconds();

    private long LeaseMilliseconds => (long)_options.LeaseDuration.TotalMilliseconds;

    /// <summary>Stores events until one does not fit, and returns how many were stored.</summary>
    public int Append(IReadOnlyList<SpooledEvent> events) => Write(MaxLogBytesToAppend, () =>
    {
        var (count, bytes) = Totals();
        if (!Fits(count, bytes, events))
        {
            // A hand at the file may have changed rows without the totals.
            (count, bytes) = CountAgain();
        }

        var stored = 0;
        long added = 0;
        foreach (var spooled in events)
        {
            if (count + stored >= _options.Bounds.MaxEvents || bytes + added + spooled.Body.Length > _options.Bounds.MaxBytes)
            {
                break;
            }

            Insert(spooled);
            added += spooled.Body.Length;
            stored++;
        }

        AddToTotals(stored, added);
        return stored;
    });

    /// <summary>Hands out the oldest events of an install that are due.</summary>
    public SpoolLease Lease(string install, int maxEvents, bool inOrder)
    {
        SpoolLease lease;
        try
        {
            lease = Write(MaxLogBytes, () => Lease(install, maxEvents, inOrder, isWritable: true));
        }
        catch (SqliteFailure e) when (e.IsWriteRefused)
        {
            lease = Lease(install, maxEvents, inOrder, isWritable: false);
        }

        if (lease.Events.Count == 0)
        {
            Tidy();
        }

        return lease;
    }

    /// <summary>Records what became of leased events. Never fails because the file takes no bytes.</summary>
    public void Settle(SpoolSettlement settlement)
    {
        foreach (var done in settlement.Done)
        {
            _unwritten[done.Id] = new Result(done.SubmissionId, IsDone: true);
        }

        foreach (var apart in settlement.SetAside)
        {
            _unwritten[apart.Id] = new Result(apart.SubmissionId, IsDone: true, SetAsideFor: $"unknown operation {apart.Operation}");
        }

        foreach (var retry in settlement.Retry)
        {
            _unwritten[retry.Id] = new Result(retry.SubmissionId, IsDone: false, retry.Attempts, retry.NextAttempt.ToUnixTimeMilliseconds());
        }

        try
        {
            var left = Write(MaxLogBytes, () =>
            {
                _ = settlement.EndsLease
                    ? _release.Bind(1, settlement.Install).Bind(2, _owner).Run()
                    : _renew.Bind(1, Now + LeaseMilliseconds).Bind(2, settlement.Install).Bind(3, _owner).Run();
                return Totals().Events;
            });
            if (left == 0)
            {
                Tidy();
            }
        }
        catch (SqliteFailure e) when (e.IsWriteRefused)
        {
        }
    }

    /// <summary>Removes events that are in nobody's hands; for all operations (null) those in somebody's hands, and the rejected rows, too.</summary>
    public IReadOnlyList<SpooledEvent> Purge(string install, IReadOnlyCollection<string>? operations)
    {
        var removed = Write(MaxLogBytes, () =>
        {
            var rows = new List<SpooledEvent>();
            if (operations is null)
            {
                using var all = _database.Prepare($"DELETE FROM events WHERE install = ?1 RETURNING {Columns}, owner");
                // Rows in this process's hands are the deliverer's to report.
                long bytes = 0;
                var count = 0;
                all.Bind(1, install).Read(row =>
                {
                    var spooled = SpoolRow.Read(row, out _);
                    (count, bytes) = (count + 1, bytes + spooled.Body.Length);
                    if (row.Text(8) != _owner)
                    {
                        rows.Add(spooled);
                    }
                });
                AddToTotals(-count, -bytes);
                using var rejected = _database.Prepare("DELETE FROM rejected WHERE install = ?1");
                rejected.Bind(1, install).Run();
            }
            else
            {
                using var purge = _database.Prepare($"DELETE FROM events WHERE install = ?1 AND operation = ?4 AND {NotLeased} RETURNING {Columns}");
                foreach (var operation in operations)
                {
                    purge.Bind(1, install).Bind(2, Now).Bind(3, Now + LeaseMilliseconds).Bind(4, operation).Read(row => rows.Add(SpoolRow.Read(row, out _)));
                }

                AddToTotals(-rows.Count, -rows.Sum(spooled => (long)spooled.Body.Length));
            }

            // RETURNING promises no order.
            rows.Sort((left, right) => left.Id.CompareTo(right.Id));
            return rows;
        });
        _hasDeletedBytes = true;
        Tidy();
        return removed;
    }

    public long Count(string install) => Math.Max(0, (_count.Bind(1, install).Ask() ?? 0) - _unwritten.Values.Count(result => result.IsDone));

    /// <summary>Every readable event that still waits, in order.</summary>
    public List<SpooledEvent> ReadAll()
    {
        var events = new List<SpooledEvent>();
        using var all = _database.Prepare($"SELECT {Columns} FROM events ORDER BY id");
        all.Read(row =>
        {
            var spooled = SpoolRow.Read(row, out var problem);
            if (problem is null && !(_unwritten.TryGetValue(spooled.Id, out var result) && result.IsDone))
            {
                events.Add(spooled);
            }
        });
        return events;
    }

    /// <summary>Runs the code of an append without its effect, because the first run of any code takes long.</summary>
    public void WarmUp()
    {
        _database.Run("BEGIN IMMEDIATE");
        try
        {
            Insert(new SpooledEvent { Install = "", Operation = "", SubmissionId = Guid.Empty, RecordedAt = default, Body = new byte[1] });
            AddToTotals(1, 1);
            Totals();
        }
        finally
        {
            _database.TryRun("ROLLBACK");
        }
    }

    public (List<SpooledEvent> Events, int Lost) ReadSetAside() => SpoolSalvage.ReadSetAside(_database);

    public void RemoveSetAside(IReadOnlyList<long> ids) => Write(MaxLogBytes, () =>
    {
        using var delete = _database.Prepare("DELETE FROM rejected WHERE id = ?1");
        foreach (var id in ids)
        {
            delete.Bind(1, id).Run();
        }

        return _hasDeletedBytes = true;
    });

    /// <summary>Renames an install, so that its events are found under the new name.</summary>
    public void Rename(string install, string newName) => Write(MaxLogBytes, () =>
    {
        using var rename = _database.Prepare("UPDATE events SET install = ?2 WHERE install = ?1");
        return rename.Bind(1, install).Bind(2, newName).Run();
    });

    /// <summary>Gives back what is still leased, so that nobody has to wait for the lease to run out. Returns whether the file is empty.</summary>
    public bool ReleaseAll()
    {
        using var release = _database.Prepare("UPDATE events SET owner = NULL, lease_until = 0 WHERE owner = ?1");
        return Write(MaxLogBytes, () =>
        {
            release.Bind(1, _owner).Run();
            return Totals().Events == 0;
        });
    }

    /// <summary>
    /// Removes deleted bytes from the log, and free pages from the file. Does nothing when nothing was deleted, and leaves it for later when somebody is in the way.
    /// </summary>
    public void Tidy()
    {
        if (!_hasDeletedBytes)
        {
            return;
        }

        _database.WaitForLocks(TimeSpan.Zero);
        try
        {
            if (_database.Ask("PRAGMA freelist_count") is { } free && free > KeptFreePages)
            {
                _database.Run("PRAGMA incremental_vacuum");
            }

            _hasDeletedBytes = !_database.TryEmptyLog();
        }
        catch (SqliteFailure e) when (e.IsBusy || e.IsWriteRefused)
        {
        }
        finally
        {
            _database.WaitForLocks(SpoolFile.LockWait);
        }
    }

    public void Dispose()
    {
        foreach (var statement in (SqliteStatement[])
        [
            _insert, _oldest, _due, _lease, _delete, _retry, _renew, _release, _othersLease, _oldestTime, _addTotals, _totalEvents, _totalBytes, _count,
        ])
        {
            statement.Dispose();
        }

        _database.Dispose();
    }

    private void Insert(SpooledEvent spooled) =>
        _insert.Bind(1, spooled.Install).Bind(2, spooled.Operation).Bind(3, spooled.SubmissionId).Bind(4, spooled.RecordedAt.ToUnixTimeMilliseconds())
            .Bind(5, spooled.Attempts).Bind(6, spooled.NextAttempt.ToUnixTimeMilliseconds()).Bind(7, spooled.Body.Span).Run();

    private SpoolLease Lease(string install, int maxEvents, bool inOrder, bool isWritable)
    {
        var now = Now;
        var expired = isWritable ? RemoveExpired(now) : [];
        if (OthersLeaseUntil(install, now, isWritable) is { } until)
        {
            return new SpoolLease { Expired = expired, RetryAt = DateTimeOffset.FromUnixTimeMilliseconds(until) };
        }

        var due = new List<SpooledEvent>();
        var unreadable = new List<(SpooledEvent Event, string Problem)>();
        long? retryAt = null;
        foreach (var (spooled, problem) in ReadWaiting(install, maxEvents, inOrder, now))
        {
            if (problem is not null)
            {
                unreadable.Add((spooled, problem));
            }
            else if (IsInFuture(spooled.NextAttempt.ToUnixTimeMilliseconds(), now))
            {
                retryAt = Math.Min(retryAt ?? long.MaxValue, spooled.NextAttempt.ToUnixTimeMilliseconds());
                if (inOrder)
                {
                    break;
                }
            }
            else
            {
                due.Add(spooled);
            }
        }

        if (isWritable)
        {
            due.ForEach(spooled => _lease.Bind(1, _owner).Bind(2, now + LeaseMilliseconds).Bind(3, spooled.Id).Run());
            unreadable.ForEach(row => SetAside(row.Event.Id, row.Problem));
        }

        if (due.Count == 0 && retryAt is null)
        {
            retryAt = NextAttempt(install, now, isAnotherLook: unreadable.Count > 0 && isWritable);
        }

        return new SpoolLease
        {
            Events = due,
            Expired = expired,
            SetAside = isWritable ? [.. unreadable.Select(row => row.Event)] : [],
            RetryAt = due.Count == 0 && retryAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
        };
    }

    private List<(SpooledEvent Event, string? Problem)> ReadWaiting(string install, int maxEvents, bool inOrder, long now)
    {
        var rows = new List<(SpooledEvent, string?)>();
        var query = inOrder ? _oldest : _due.Bind(3, now).Bind(4, now + LongestWait);
        query.Bind(1, install).Bind(2, (long)maxEvents + _unwritten.Count).Read(row =>
        {
            var spooled = SpoolRow.Read(row, out var problem);
            if (!_unwritten.TryGetValue(spooled.Id, out var result))
            {
                rows.Add((spooled, problem));
            }
            else if (!result.IsDone)
            {
                rows.Add((spooled with { Attempts = result.Attempts, NextAttempt = DateTimeOffset.FromUnixTimeMilliseconds(result.NextAttempt) }, problem));
            }
        });
        return rows;
    }

    /// <summary>When the next event falls due, out of order; at once when rows were set aside, behind which others may wait.</summary>
    private long? NextAttempt(string install, long now, bool isAnotherLook)
    {
        if (isAnotherLook)
        {
            return now;
        }

        using var next = _database.Prepare("SELECT MIN(next_attempt) FROM events WHERE install = ?1 AND next_attempt > ?2");
        return next.Bind(1, install).Bind(2, now).Ask();
    }

    /// <summary>Until when another process has events of the install; null when none has, or the process that had them is gone.</summary>
    private long? OthersLeaseUntil(string install, long now, bool isWritable)
    {
        // A lease that reaches further ahead than any lease can was written under another clock: it counts as run out.
        var others = _othersLease.Bind(1, install).Bind(2, _owner).Bind(3, now).Bind(4, now + LeaseMilliseconds);
        var until = others.Ask();
        if (until is null || !isWritable)
        {
            return until;
        }

        var gone = new List<string>();
        using (var owners = _database.Prepare("SELECT DISTINCT owner FROM events WHERE install = ?1 AND owner IS NOT NULL AND owner <> ?2"))
        {
            owners.Bind(1, install).Bind(2, _owner).Read(row =>
            {
                var owner = row.Text(0);
                if (owner.LastIndexOf(' ') is > 0 and var end && ProcessIdentity.Parse(owner[..end])?.IsSurelyGone() == true)
                {
                    gone.Add(owner);
                }
            });
        }

        gone.ForEach(owner => _release.Bind(1, install).Bind(2, owner).Run());
        return gone.Count == 0 ? until : others.Ask();
    }

    /// <summary>Looks at the oldest row only, until that one is too old.</summary>
    private List<SpooledEvent> RemoveExpired(long now)
    {
        var cutOff = now - (long)_options.Bounds.MaxAge.TotalMilliseconds;
        if (_oldestTime.Ask() is not { } recordedAt || recordedAt >= cutOff)
        {
            return [];
        }

        var expired = new List<SpooledEvent>();
        using var expire = _database.Prepare($"DELETE FROM events WHERE recorded_at < ?1 AND {NotLeased} RETURNING {Columns}");
        expire.Bind(1, cutOff).Bind(2, now).Bind(3, now + LeaseMilliseconds).Read(row => expired.Add(SpoolRow.Read(row, out _)));
        expired.Sort((left, right) => left.Id.CompareTo(right.Id));
        AddToTotals(-expired.Count, -expired.Sum(spooled => (long)spooled.Body.Length));
        _hasDeletedBytes |= expired.Count > 0;
        return expired;
    }

    private void SetAside(long id, string problem)
    {
        using var copy = _database.Prepare(
            "INSERT INTO rejected (install, operation, submission_id, recorded_at, body, reason, rejected_at) SELECT install, operation, submission_id, recorded_at, body, ?2, ?3 FROM events WHERE id = ?1");
        copy.Bind(1, id).Bind(2, problem).Bind(3, Now).Run();
        using var delete = _database.Prepare("DELETE FROM events WHERE id = ?1 RETURNING COALESCE(LENGTH(body), 0)");
        AddToTotals(-1, -(delete.Bind(1, id).Ask() ?? 0));
        using var bound = _database.Prepare("DELETE FROM rejected WHERE rejected_at < ?1 OR id <= (SELECT MAX(id) FROM rejected) - ?2");
        bound.Bind(1, Now - (long)_options.Bounds.MaxAge.TotalMilliseconds).Bind(2, MaxRejectedRows).Run();
        _hasDeletedBytes = true;
    }

    /// <summary>Runs work as a transaction that also writes what the file has not taken before.</summary>
    private T Write<T>(long maxLogBytes, Func<T> work)
    {
        var log = new FileInfo(_path + "-wal");
        if (log.Exists && log.Length > maxLogBytes && !_database.TryEmptyLog())
        {
            throw new SqliteFailure(SqliteFailure.Full, $"another program reads the file without end, so that its log of {log.Length / 1024 / 1024} MiB cannot be emptied.");
        }

        var result = _database.InTransaction(() =>
        {
            WriteResults();
            return work();
        });
        _unwritten.Clear();
        return result;
    }

    private void WriteResults()
    {
        long count = 0;
        long bytes = 0;
        foreach (var (id, result) in _unwritten)
        {
            if (!result.IsDone)
            {
                _retry.Bind(1, result.Attempts).Bind(2, result.NextAttempt).Bind(3, id).Bind(4, result.SubmissionId).Bind(5, _owner).Run();
            }
            else if (result.SetAsideFor is { } reason)
            {
                SetAside(id, reason);
            }
            else if (_delete.Bind(1, id).Bind(2, result.SubmissionId).Bind(3, _owner).Ask() is { } length)
            {
                count++;
                bytes += length;
            }
        }

        if (count > 0)
        {
            AddToTotals(-count, -bytes);
            _hasDeletedBytes = true;
        }
    }

    private static long LongestWait => (long)SqliteSpool.LongestWait.TotalMilliseconds;

    private static bool IsInFuture(long attempt, long now) => attempt > now && attempt <= now + LongestWait;

    private bool Fits(long count, long bytes, IReadOnlyList<SpooledEvent> events) =>
        count + events.Count <= _options.Bounds.MaxEvents && bytes + events.Sum(spooled => (long)spooled.Body.Length) <= _options.Bounds.MaxBytes;

    private (long Events, long Bytes) Totals() => (_totalEvents.Ask() ?? 0, _totalBytes.Ask() ?? 0);

    private (long Events, long Bytes) CountAgain()
    {
        _database.Run("UPDATE totals SET events = (SELECT COUNT(*) FROM events), bytes = (SELECT COALESCE(SUM(LENGTH(body)), 0) FROM events)");
        return Totals();
    }

    private void AddToTotals(long events, long bytes) => _addTotals.Bind(1, events).Bind(2, bytes).Run();
}
