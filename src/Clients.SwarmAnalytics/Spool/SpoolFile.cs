using System.Buffers.Binary;
using System.Globalization;

namespace Clients.SwarmAnalytics.Spool;

/// <summary>Recognises spool files, creates them, opens them, and sets damaged ones aside. A file of anybody else is left exactly as it is.</summary>
internal static class SpoolFile
{
    /// <summary>How long a statement waits for another process. Callers wait longer by trying again.</summary>
    public static readonly TimeSpan LockWait = TimeSpan.FromSeconds(1);

    /// <summary>"SWM1" in SQLite's <c>application_id</c>: tells spools from the databases of other programs.</summary>
    private const int ApplicationId = 0x53574D31;

    private const int Version = 1;

    /// <summary>The log is copied into the database once it has that many pages of 4 KiB, so that it stays small.</summary>
    private const int LogPages = 64;

    // Reading all of 64 MiB would delay the first event.
    private const long MaxCheckedBytes = 4 * 1024 * 1024;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly string[] Companions = ["", "-wal", "-shm", "-journal"];

    // One transaction in the rollback journal, before the switch to WAL: so the header of the file names its program from the first commit on.
    // AUTOINCREMENT, because a process that lost its lease may still name an id, which must then not belong to another event.
    // The second index holds leased rows only, so that it costs nothing to append.
    private static readonly string Create = $"""
        PRAGMA auto_vacuum = INCREMENTAL;
        BEGIN IMMEDIATE;
        PRAGMA application_id = {ApplicationId};
        PRAGMA user_version = {Version};
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
        COMMIT;
        """;

    // Rows that could not be used, column by column as they were found.
    private const string CreateRejected =
        "CREATE TABLE IF NOT EXISTS rejected (id INTEGER PRIMARY KEY, install, operation, submission_id, recorded_at, body, reason TEXT NOT NULL, rejected_at INTEGER NOT NULL)";

    private enum Content
    {
        Nothing,
        Spool,
        Damaged,
    }

    /// <summary>Opens the file for reading and writing, and creates it if there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="now">Names a damaged file.</param>
    /// <param name="checkAll">Whether every page is checked, however large the file. Otherwise a large file is checked as its pages are read.</param>
    /// <param name="setAside">The new name of a damaged file, or null.</param>
    /// <exception cref="SwarmSpoolException">The file is not a spool of this version. It was not touched.</exception>
    /// <exception cref="SqliteFailure">SQLite cannot open the file.</exception>
    public static SqliteHandle Open(string path, DateTimeOffset now, bool checkAll, out string? setAside)
    {
        setAside = null;
        try
        {
            return OpenOnce(path, checkAll);
        }
        catch (SqliteFailure e) when (e.IsCorruption)
        {
            setAside = SetAside(path, now);
            return OpenOnce(path, checkAll: false);
        }
    }

    /// <summary>Opens an existing file for reading. Nothing changes, neither in the file nor beside it.</summary>
    /// <exception cref="SwarmSpoolException">There is no such file, or it is not a spool of this version.</exception>
    /// <exception cref="SqliteFailure">SQLite cannot open the file.</exception>
    public static SqliteHandle OpenReadOnly(string path)
    {
        if (Recognise(path) == Content.Nothing)
        {
            throw new SwarmSpoolException($"There is no spool at '{path}'. Check the path.");
        }

        var database = SqliteHandle.Open(path, File.Exists(path + "-wal") ? SqliteAccess.ReadOnly : SqliteAccess.Immutable);
        try
        {
            database.WaitForLocks(LockWait);
            CheckVersion(database, path);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>The damaged files that were set aside, oldest first.</summary>
    public static IReadOnlyList<string> SetAsideOf(string path) =>
        Path.GetDirectoryName(path) is { Length: > 0 } folder && Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, Path.GetFileName(path) + ".corrupt-*").Where(file => !Companions[1..].Any(file.EndsWith)).Order(StringComparer.Ordinal)]
            : [];

    /// <summary>Deletes a file with its companions.</summary>
    public static void Delete(string path)
    {
        foreach (var companion in Companions)
        {
            File.Delete(path + companion);
        }
    }

    private static SqliteHandle OpenOnce(string path, bool checkAll)
    {
        var content = Recognise(path);
        if (content == Content.Damaged)
        {
            throw new SqliteFailure(SqliteFailure.Corrupt, "The file holds nothing but zeros.");
        }

        CreatePrivate(path);
        var database = SqliteHandle.Open(path, SqliteAccess.ReadWrite);
        try
        {
            database.WaitForLocks(LockWait);
            if (checkAll || new FileInfo(path).Length <= MaxCheckedBytes)
            {
                CheckPages(database);
            }

            CreateTables(database, path);
            // FULL: a commit has reached the disk when it returns, which is the promise of PersistAsync. secure_delete: a deleted event leaves no bytes behind.
            database.Run($"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = {LogPages}; PRAGMA journal_size_limit = {LogPages * 4096}");
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Looks at the first bytes of a file without locking, switching or extending it. Anything but an empty file, a file of zeros or a spool of this version
    /// is refused. The rest of the file may be inconsistent without its log, so no statement is run.
    /// </summary>
    private static Content Recognise(string path)
    {
        if (Directory.Exists(path))
        {
            throw new SwarmSpoolException($"'{path}' is a folder. Give the spool the name of a file.");
        }

        if (new FileInfo(path) is not { Exists: true, Length: > 0 })
        {
            return Content.Nothing;
        }

        // As SQLite's documentation of the file format has it: a mark of 16 bytes, the user version at 60, the application id at 68.
        var start = new byte[4096];
        using (var database = SqliteHandle.Open(path, SqliteAccess.Immutable))
        {
            database.ReadStart(start);
        }

        if (!start.AsSpan().ContainsAnyExcept((byte)0))
        {
            // A power failure may leave a file of the right size without its bytes.
            return Content.Damaged;
        }

        if (!start.AsSpan().StartsWith("SQLite format 3\0"u8))
        {
            throw new SwarmSpoolException($"'{path}' is not a spool, and was left as it is. Give the spool a file of its own.");
        }

        if (BinaryPrimitives.ReadInt32BigEndian(start.AsSpan(68)) != ApplicationId)
        {
            throw new SwarmSpoolException($"'{path}' is an SQLite database of another program, and was left as it is. Give the spool a file of its own.");
        }

        CheckVersion(BinaryPrimitives.ReadInt32BigEndian(start.AsSpan(60)), path);
        return Content.Spool;
    }

    /// <summary>Creates the tables in an empty file. Two processes may come to this at once.</summary>
    private static void CreateTables(SqliteHandle database, string path)
    {
        if (database.Ask("PRAGMA application_id") != ApplicationId)
        {
            try
            {
                database.Run(Create);
            }
            catch (SqliteFailure)
            {
                database.TryRun("ROLLBACK");
                if (database.Ask("PRAGMA application_id") != ApplicationId)
                {
                    throw;
                }
            }
        }

        CheckVersion(database, path);
        database.Run(CreateRejected);
    }

    private static void CheckPages(SqliteHandle database)
    {
        using var check = database.Prepare("PRAGMA quick_check(1)");
        check.Read(row =>
        {
            if (row.Text(0) is not "ok" and var finding)
            {
                throw new SqliteFailure(SqliteFailure.Corrupt, finding);
            }
        });
    }

    // Once more by SQLite: the header in the file may be older than the log.
    private static void CheckVersion(SqliteHandle database, string path) => CheckVersion(database.Ask("PRAGMA user_version") ?? 0, path);

    private static void CheckVersion(long version, string path)
    {
        if (version > Version)
        {
            throw new SwarmSpoolException(
                $"'{path}' was written by a newer version of this library (schema {version}, this one knows {Version}), and was left as it is. Update the library, or use another file.");
        }
    }

    /// <summary>SQLite gives its companion files the mode of the main one, so making that private makes all of them so.</summary>
    private static void CreatePrivate(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { Length: > 0 } directory)
        {
            Directory.CreateDirectory(directory);
        }

        if (!File.Exists(path))
        {
            // Made under another name: closing the file under its own would end the locks that another thread's SQLite has on it by then.
            var fresh = $"{path}.{Guid.NewGuid():N}";
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnerOnly;
            }

            try
            {
                new FileStream(fresh, options).Dispose();
                File.Move(fresh, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                File.Delete(fresh);
            }
        }

        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) != OwnerOnly)
        {
            File.SetUnixFileMode(path, OwnerOnly);
        }
    }

    /// <summary>
    /// Moves the file and its companions to names of their own. Under a lock, and only if the file is still damaged: another
    /// process may have set it aside already, so that a fresh file has its name.
    /// </summary>
    private static string? SetAside(string path, DateTimeOffset now)
    {
        using var onlyOne = new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        try
        {
            OpenOnce(path, checkAll: true).Dispose();
            return null;
        }
        catch (SqliteFailure e) when (e.IsCorruption)
        {
        }

        var target = $"{path}.corrupt-{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}";
        for (var number = 2; File.Exists(target); number++)
        {
            target = $"{target.Split('~')[0]}~{number}";
        }

        foreach (var companion in Companions.Where(companion => File.Exists(path + companion)))
        {
            File.Move(path + companion, target + companion);
        }

        return target;
    }
}
