using System.Text.Json;

namespace Clients.SwarmAnalytics.Spool;

/// <summary>
/// Brings back events that were set aside: single rows of a spool that could not be read, and what is still readable of damaged files.
/// The body of an event holds its submission id and time, so an event needs no more than its body, its operation and its install.
/// </summary>
public static class SpoolSalvage
{
    private const string Columns = "id, install, operation, submission_id, recorded_at, 0, 0, body";

    /// <summary>
    /// Adds the rows that were set aside in a spool, and the readable events of its damaged copies, to the waiting events. Rows that were added are
    /// removed from those set aside; damaged copies stay. Doing it twice is harmless: the service drops what it has.
    /// </summary>
    /// <param name="path">The file of a <see cref="SqliteSpool"/>.</param>
    /// <param name="damagedFile">A damaged copy to read instead of those beside the spool; null for <see cref="SpoolInspector.ListDamaged"/>.</param>
    /// <param name="cancellationToken">Cancels the wait for the spool.</param>
    /// <exception cref="SwarmSpoolException">The spool or the damaged copy cannot be used.</exception>
    public static async Task<SalvageResult> RunAsync(string path, string? damagedFile = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        path = Path.GetFullPath(path);
        if (damagedFile is not null && !File.Exists(damagedFile))
        {
            throw new SwarmSpoolException($"There is no file '{damagedFile}'. Check the path.");
        }

        var found = new List<SpooledEvent>();
        var lost = 0;
        foreach (var damaged in damagedFile is null ? SpoolFile.SetAsideOf(path) : [Path.GetFullPath(damagedFile)])
        {
            lost += ReadDamaged(damaged, found, isNamed: damagedFile is not null);
        }

        var spool = new SqliteSpool(path);
        await using (spool.ConfigureAwait(false))
        {
            var (rows, lostRows) = await spool.ReadSetAsideAsync(cancellationToken).ConfigureAwait(false);
            found.AddRange(rows.Select(row => row with { Id = 0 }));
            var waiting = (await spool.ReadAllAsync(cancellationToken).ConfigureAwait(false)).Select(spooled => spooled.SubmissionId).ToHashSet();
            var fresh = found.Where(spooled => waiting.Add(spooled.SubmissionId)).ToList();
            var stored = await spool.AppendAsync(fresh, cancellationToken).ConfigureAwait(false);
            if (stored == fresh.Count)
            {
                await spool.RemoveSetAsideAsync([.. rows.Select(row => row.Id)], cancellationToken).ConfigureAwait(false);
            }

            return new SalvageResult(stored, found.Count - fresh.Count, lost + lostRows + fresh.Count - stored);
        }
    }

    /// <summary>Reads an event from what is left of its row; null when the body, the operation or the install is unreadable.</summary>
    internal static SpooledEvent? Restore(SqliteRow row)
    {
        var spooled = SpoolRow.Read(row, out var problem);
        if (!row.TryText(1, out _) || !row.TryText(2, out _) || !row.TryBlob(7, out var body))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            var meta = document.RootElement.GetProperty("meta");
            var submissionId = meta.GetProperty("submission_id").GetGuid();
            return problem is null && spooled.SubmissionId == submissionId
                ? spooled
                : spooled with { SubmissionId = submissionId, RecordedAt = meta.GetProperty("ts").GetDateTimeOffset() };
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Reads the rows of the rejected events, which have the ids of that table.</summary>
    internal static (List<SpooledEvent> Events, int Lost) ReadSetAside(SqliteHandle database)
    {
        var events = new List<SpooledEvent>();
        var lost = 0;
        using var all = database.Prepare($"SELECT {Columns} FROM rejected ORDER BY id");
        all.Read(row =>
        {
            if (Restore(row) is { } restored)
            {
                events.Add(restored);
            }
            else
            {
                lost++;
            }
        });
        return (events, lost);
    }

    /// <summary>
    /// Reads a damaged table from both ends of each damaged stretch: forwards until SQLite meets damage, then from beyond it, in jumps that grow, and from
    /// there backwards. Returns how many rows were found that cannot be sent.
    /// </summary>
    private static int ReadDamaged(string path, List<SpooledEvent> found, bool isNamed)
    {
        var lost = 0;
        try
        {
            using var database = SqliteHandle.Open(path, SqliteAccess.Immutable);
            using var forwards = database.Prepare($"SELECT {Columns} FROM events NOT INDEXED WHERE id > ?1 ORDER BY id");
            using var backwards = database.Prepare($"SELECT {Columns} FROM events NOT INDEXED WHERE id > ?1 AND id < ?2 ORDER BY id DESC");
            var seen = new HashSet<long>();
            long last = 0;
            for (long jump = 0; jump < 1L << 40; jump = Math.Max(1, jump * 2))
            {
                var start = last + jump;
                long? first = null;
                var isWhole = TryRead(forwards.Bind(1, start), row =>
                {
                    first ??= row.Number(0);
                    last = row.Number(0);
                    Take(row);
                });
                if (jump > 0 && first is { } beyond)
                {
                    TryRead(backwards.Bind(1, start - jump).Bind(2, beyond), Take);
                    jump = 0;
                }

                if (isWhole)
                {
                    break;
                }
            }

            void Take(SqliteRow row)
            {
                if (!seen.Add(row.Number(0)))
                {
                    return;
                }

                if (Restore(row) is { } restored)
                {
                    found.Add(restored with { Id = 0 });
                }
                else
                {
                    lost++;
                }
            }
        }
        catch (SqliteFailure e)
        {
            // Not even the table can be found. A file that was named is worth an answer, one of several beside the spool is not.
            if (isNamed)
            {
                throw new SwarmSpoolException($"Nothing can be read from '{path}': {e.Message}", e);
            }
        }

        return lost;
    }

    private static bool TryRead(SqliteStatement statement, Action<SqliteRow> onRow)
    {
        try
        {
            statement.Read(onRow);
            return true;
        }
        catch (SqliteFailure)
        {
            return false;
        }
    }
}
