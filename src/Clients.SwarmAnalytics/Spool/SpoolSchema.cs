using Microsoft.Data.Sqlite;

namespace Clients.SwarmAnalytics.Spool;

/// <summary>The tables of a spool file and the marks by which one is recognised.</summary>
internal static class SpoolSchema
{
    /// <summary>"SWM1" in SQLite's <c>application_id</c>: tells our files from those of other programs.</summary>
    private const long ApplicationId = 0x53574D31;

    private const long Version = 1;

    // AUTOINCREMENT, because a process that lost its lease may still name an id, which must then not have been given away again.
    // The second index holds leased rows only, so that it costs nothing to append.
    private const string Create = """
        CREATE TABLE events (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          install TEXT NOT NULL,
          operation TEXT NOT NULL,
          submission_id TEXT NOT NULL,
          recorded_at INTEGER NOT NULL,
          attempts INTEGER NOT NULL DEFAULT 0,
          next_attempt INTEGER NOT NULL DEFAULT 0,
          owner TEXT,
          lease_until INTEGER NOT NULL DEFAULT 0,
          body BLOB NOT NULL
        );
        CREATE INDEX events_by_install ON events (install, id);
        CREATE INDEX events_leased ON events (install, owner) WHERE owner IS NOT NULL;
        CREATE TABLE totals (events INTEGER NOT NULL, bytes INTEGER NOT NULL);
        INSERT INTO totals VALUES (0, 0);
        """;

    /// <summary>Creates the tables in an empty file, or checks that the file is a spool this version can read.</summary>
    /// <exception cref="SwarmSpoolException">The file belongs to another program or to a newer version.</exception>
    public static void Ensure(SqliteConnection connection, string path)
    {
        if (IsKnown(connection, path))
        {
            return;
        }

        connection.Run("BEGIN IMMEDIATE");
        try
        {
            if (!IsKnown(connection, path))
            {
                connection.Run(Create);
                connection.Run($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}");
            }

            connection.Run("COMMIT");
        }
        catch
        {
            connection.TryRun("ROLLBACK");
            throw;
        }
    }

    private static bool IsKnown(SqliteConnection connection, string path)
    {
        var (application, version) = (connection.Ask("PRAGMA application_id"), connection.Ask("PRAGMA user_version"));
        if (application == 0 && version == 0 && connection.Ask("SELECT COUNT(*) FROM sqlite_master") == 0)
        {
            return false;
        }

        if (application != ApplicationId)
        {
            throw new SwarmSpoolException($"'{path}' is an SQLite database of another program. Give the spool a file of its own.");
        }

        if (version > Version)
        {
            throw new SwarmSpoolException(
                $"'{path}' was written by a newer version of this library (schema {version}, this one knows {Version}). Update the library, or use another file.");
        }

        return true;
    }
}
