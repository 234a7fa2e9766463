using System.Runtime.InteropServices;
using SQLitePCL;

namespace Clients.SwarmAnalytics.Spool;

/// <summary>How a database is opened.</summary>
internal enum SqliteAccess
{
    /// <summary>For reading and writing. A missing file is created.</summary>
    ReadWrite,

    /// <summary>For reading, while others may write.</summary>
    ReadOnly,

    /// <summary>For reading a file that nobody writes. Nothing is created beside the file, not even for a moment.</summary>
    Immutable,
}

/// <summary>
/// One open SQLite database. It calls SQLite's own API: the ADO.NET layer takes 100 ms longer for the first event of a process and twice as long for an insert.
/// For one thread at a time.
/// </summary>
internal sealed partial class SqliteHandle : IDisposable
{
    private const int CheckpointTruncate = 3;
    private const int FileControlFilePointer = 7;
    private const int FileControlHasMoved = 20;

    private readonly sqlite3 _database;

    private SqliteHandle(sqlite3 database) => _database = database;

    /// <summary>How many rows the last statement changed.</summary>
    public int Changes => raw.sqlite3_changes(_database);

    /// <summary>Whether the open file was deleted, renamed or replaced: what is written to it then reaches nobody. Always false where SQLite cannot tell.</summary>
    public bool HasMoved
    {
        get
        {
            try
            {
                nint moved = 0;
                return sqlite3_file_control(_database.DangerousGetHandle(), null, FileControlHasMoved, ref moved) == raw.SQLITE_OK && moved != 0;
            }
            catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
            {
                // The application brings an SQLite of another name.
                return false;
            }
        }
    }

    /// <exception cref="SqliteFailure">The file cannot be opened.</exception>
    public static SqliteHandle Open(string path, SqliteAccess access)
    {
        Batteries_V2.Init();
        var flags = access == SqliteAccess.ReadWrite ? raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE : raw.SQLITE_OPEN_READONLY;
        var name = access == SqliteAccess.Immutable ? UriOf(path) + "?immutable=1" : path;
        var code = raw.sqlite3_open_v2(name, out var database, flags | raw.SQLITE_OPEN_NOMUTEX | (access == SqliteAccess.Immutable ? raw.SQLITE_OPEN_URI : 0), null);
        var handle = new SqliteHandle(database);
        try
        {
            handle.Check(code);
            raw.sqlite3_extended_result_codes(database, 1);
            return handle;
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Reads the first bytes of the file as they are, with zeros in place of those the file does not have. Reading the file beside SQLite would not do: closing it
    /// would end the locks that SQLite has on it in this process.
    /// </summary>
    public unsafe void ReadStart(Span<byte> buffer)
    {
        nint file = 0;
        Check(sqlite3_file_control(_database.DangerousGetHandle(), null, FileControlFilePointer, ref file));

        // A file of SQLite begins with its table of methods: version, close, read, …
        var methods = file == 0 ? null : *(nint**)file;
        buffer.Clear();
        if (methods is null)
        {
            return;
        }

        var read = (delegate* unmanaged[Cdecl]<nint, byte*, int, long, int>)methods[2];
        fixed (byte* start = buffer)
        {
            var code = read(file, start, buffer.Length, 0);
            const int ShortRead = 522;
            if (code != ShortRead)
            {
                Check(code);
            }
        }
    }

    /// <summary>How long a statement waits for the lock of another process.</summary>
    public void WaitForLocks(TimeSpan atMost) => raw.sqlite3_busy_timeout(_database, (int)atMost.TotalMilliseconds);

    /// <summary>Runs statements without parameters or results.</summary>
    /// <exception cref="SqliteFailure">A statement failed.</exception>
    public void Run(string constantSql) => Check(raw.sqlite3_exec(_database, constantSql));

    /// <summary>Runs SQL whose failure changes nothing, such as rolling back what SQLite has already rolled back.</summary>
    public void TryRun(string constantSql) => _ = raw.sqlite3_exec(_database, constantSql);

    /// <summary>Gets the first column of the first row as a number, or null when there is no row or the value is NULL.</summary>
    /// <exception cref="SqliteFailure">The statement failed.</exception>
    public long? Ask(string constantSql)
    {
        using var statement = Prepare(constantSql);
        return statement.Ask();
    }

    /// <exception cref="SqliteFailure">The statement cannot be prepared.</exception>
    public SqliteStatement Prepare(string constantSql)
    {
        Check(raw.sqlite3_prepare_v2(_database, constantSql, out var statement));
        return new SqliteStatement(this, statement);
    }

    /// <summary>Runs work as one transaction that holds the write lock from its beginning.</summary>
    /// <exception cref="SqliteFailure">The lock was not given, or a statement failed; nothing was changed.</exception>
    public T InTransaction<T>(Func<T> work)
    {
        Run("BEGIN IMMEDIATE");
        try
        {
            var result = work();
            Run("COMMIT");
            return result;
        }
        catch
        {
            TryRun("ROLLBACK");
            throw;
        }
    }

    /// <summary>Copies the write-ahead log into the database and empties it. Returns false when a reader or writer is in the way.</summary>
    public bool TryEmptyLog() => raw.sqlite3_wal_checkpoint_v2(_database, "main", CheckpointTruncate, out _, out _) == raw.SQLITE_OK;

    public void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            throw new SqliteFailure(code, raw.sqlite3_errmsg(_database).utf8_to_string());
        }
    }

    public void Dispose()
    {
        raw.sqlite3_close_v2(_database);
        _database.Dispose();
    }

    private static string UriOf(string path) =>
        "file:" + (path.StartsWith('/') ? "" : "/") + Uri.EscapeDataString(path.Replace('\\', '/')).Replace("%2F", "/", StringComparison.Ordinal);

    // SQLitePCLRaw has no call for it.
    [LibraryImport("e_sqlite3", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static partial int sqlite3_file_control(nint database, string? name, int operation, ref nint result);
}
