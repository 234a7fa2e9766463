namespace Clients.SwarmAnalytics.Spool;

/// <summary>Looks into spool files without changing them, while others may be using them.</summary>
public static class SpoolInspector
{
    /// <summary>Lists the oldest waiting events of a file, in order. A row that cannot be read has an empty submission id.</summary>
    /// <param name="path">The file of a <see cref="SqliteSpool"/>.</param>
    /// <param name="maxEvents">The most events to read.</param>
    /// <exception cref="SwarmSpoolException">There is no such file, it is not a spool, or it is damaged.</exception>
    public static IReadOnlyList<SpooledEvent> List(string path, int maxEvents = int.MaxValue) => Reading(path, database =>
    {
        var events = new List<SpooledEvent>();
        using var all = database.Prepare("SELECT id, install, operation, submission_id, recorded_at, attempts, next_attempt, body FROM events ORDER BY id LIMIT ?1");
        all.Bind(1, (long)maxEvents).Read(row => events.Add(SpoolRow.Read(row, out _)));
        return events;
    });

    /// <summary>Lists the rows that could not be used and were set aside, oldest first.</summary>
    /// <param name="path">The file of a <see cref="SqliteSpool"/>.</param>
    /// <exception cref="SwarmSpoolException">There is no such file, it is not a spool, or it is damaged.</exception>
    public static IReadOnlyList<SetAsideEvent> ListSetAside(string path) => Reading(path, database =>
    {
        var rows = new List<SetAsideEvent>();
        if (database.Ask("SELECT COUNT(*) FROM sqlite_master WHERE name = 'rejected'") == 0)
        {
            return rows;
        }

        using var all = database.Prepare("SELECT id, install, operation, submission_id, COALESCE(LENGTH(body), 0), reason, rejected_at FROM rejected ORDER BY id");
        all.Read(row => rows.Add(new SetAsideEvent(
            row.Number(0), row.Text(1), row.Text(2), row.Text(3), row.Number(4), row.Text(5), DateTimeOffset.FromUnixTimeMilliseconds(Math.Max(0, row.Number(6))))));
        return rows;
    });

    /// <summary>Lists the damaged copies that were moved aside (<c>PATH.corrupt-TIME</c>), oldest first.</summary>
    /// <param name="path">The file of a <see cref="SqliteSpool"/>, which need not exist.</param>
    public static IReadOnlyList<string> ListDamaged(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return SpoolFile.SetAsideOf(Path.GetFullPath(path));
    }

    /// <summary>Counts the waiting events and their bytes, for each install.</summary>
    /// <param name="path">The file of a <see cref="SqliteSpool"/>.</param>
    /// <exception cref="SwarmSpoolException">There is no such file, it is not a spool, or it is damaged.</exception>
    public static IReadOnlyList<SpoolSummary> Summarize(string path) => Reading(path, database =>
    {
        var summaries = new List<SpoolSummary>();
        using var all = database.Prepare(
            "SELECT install, COUNT(*), SUM(LENGTH(body)), MIN(recorded_at), SUM(owner IS NOT NULL), SUM(attempts > 0) FROM events GROUP BY install ORDER BY install");
        all.Read(row => summaries.Add(new SpoolSummary(
            row.Text(0), row.Number(1), row.Number(2), DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(row.Number(3), 0, int.MaxValue * 1000L)), row.Number(4), row.Number(5))));
        return summaries;
    });

    private static T Reading<T>(string path, Func<SqliteHandle, T> read)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        try
        {
            using var database = SpoolFile.OpenReadOnly(Path.GetFullPath(path));
            return read(database);
        }
        catch (Exception e) when (e is SqliteFailure or IOException or UnauthorizedAccessException)
        {
            throw new SwarmSpoolException($"'{path}' cannot be read as a spool: {e.Message}", e);
        }
    }
}
