using Microsoft.Data.Sqlite;

namespace Clients.SwarmAnalytics.Spool;

/// <summary>Looks into spool files without changing them, while others may be using them.</summary>
public static class SpoolInspector
{
    /// <summary>The oldest events of a file, in order.</summary>
    /// <param name="path">The file of a <see cref="SqliteSpool"/>.</param>
    /// <param name="maxEvents">The most events to read.</param>
    /// <exception cref="SwarmSpoolException">There is no such file, it is not a spool, or it is damaged.</exception>
    public static IReadOnlyList<SpooledEvent> List(string path, int maxEvents = int.MaxValue) => Reading(path, connection =>
    {
        using var all = new SpoolCommand(connection, $"SELECT {SpoolCommand.Columns} FROM events ORDER BY id LIMIT $1");
        return all.Read(maxEvents);
    });

    /// <summary>How many events of how many bytes wait, for each install.</summary>
    /// <param name="path">The file of a <see cref="SqliteSpool"/>.</param>
    /// <exception cref="SwarmSpoolException">There is no such file, it is not a spool, or it is damaged.</exception>
    public static IReadOnlyList<SpoolSummary> Summarize(string path) => Reading(path, connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT install, COUNT(*), SUM(LENGTH(body)), MIN(recorded_at), SUM(owner IS NOT NULL), SUM(attempts > 0) FROM events GROUP BY install ORDER BY install";
        var summaries = new List<SpoolSummary>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            summaries.Add(new SpoolSummary(
                reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(3)), reader.GetInt64(4), reader.GetInt64(5)));
        }

        return summaries;
    });

    private static T Reading<T>(string path, Func<SqliteConnection, T> read)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        try
        {
            using var connection = SpoolFile.OpenReadOnly(path);
            return read(connection);
        }
        catch (SqliteException e)
        {
            throw new SwarmSpoolException($"'{path}' cannot be read as a spool: {e.Message}", e);
        }
    }
}
