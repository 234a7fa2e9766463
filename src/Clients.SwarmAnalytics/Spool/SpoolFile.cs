using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Clients.SwarmAnalytics.Spool;

/// <summary>Opens spool files: private to their owner, checked, and set aside with their data when they are damaged.</summary>
internal static class SpoolFile
{
    private static readonly string[] Companions = ["", "-wal", "-shm"];

    /// <summary>Opens the file for reading and writing, creating it first if need be.</summary>
    /// <param name="path">The file.</param>
    /// <param name="now">Names a damaged file.</param>
    /// <param name="setAside">Where the damaged file was moved to, or null.</param>
    public static SqliteConnection Open(string path, DateTimeOffset now, out string? setAside)
    {
        setAside = null;
        try
        {
            return OpenOnce(path);
        }
        catch (SqliteException e) when (e.IsCorruption())
        {
            setAside = SetAside(path, now);
            return OpenOnce(path);
        }
    }

    /// <summary>Opens an existing file for looking only.</summary>
    /// <exception cref="SwarmSpoolException">There is no such file, or it is not a spool.</exception>
    public static SqliteConnection OpenReadOnly(string path)
    {
        if (!File.Exists(path))
        {
            throw new SwarmSpoolException($"There is no spool at '{path}'. Check the path.");
        }

        var connection = Connect(path, SqliteOpenMode.ReadOnly);
        try
        {
            SpoolSchema.Ensure(connection, path);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static SqliteConnection OpenOnce(string path)
    {
        CreatePrivate(path);
        var connection = Connect(path, SqliteOpenMode.ReadWrite);
        try
        {
            Verify(connection);
            // FULL: a commit has reached the disk when it returns. That is the promise of PersistAsync, and the commits are few.
            connection.Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
            SpoolSchema.Ensure(connection, path);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 1,
        }.ConnectionString);
        try
        {
            connection.Open();
            connection.Run("PRAGMA busy_timeout = 1000");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Verify(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check(1)";
        if (command.ExecuteScalar() as string is not "ok" and var finding)
        {
            throw new SqliteException($"quick_check: {finding}", 11);
        }
    }

    /// <summary>SQLite gives its companion files the mode of the main one, so making that private makes all of them so.</summary>
    private static void CreatePrivate(string path)
    {
        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { Length: > 0 } directory)
        {
            Directory.CreateDirectory(directory);
        }

        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        if (!File.Exists(path))
        {
            new FileStream(path, options).Dispose();
        }
        else if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) != OwnerOnly)
        {
            File.SetUnixFileMode(path, OwnerOnly);
        }
    }

    /// <summary>
    /// Moves the file and its companions to names of their own. Under a lock, and only if the file is still damaged: another
    /// process may have set it aside already, and what lies there now would be the fresh one.
    /// </summary>
    private static string? SetAside(string path, DateTimeOffset now)
    {
        using var onlyOne = new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        try
        {
            OpenOnce(path).Dispose();
            return null;
        }
        catch (SqliteException e) when (e.IsCorruption())
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
