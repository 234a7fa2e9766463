using System.Text;
using SQLitePCL;

namespace Clients.SwarmAnalytics.Spool;

/// <summary>A prepared statement with parameters <c>?1</c>, <c>?2</c>, … that is run many times.</summary>
internal sealed class SqliteStatement(SqliteHandle database, sqlite3_stmt statement) : IDisposable
{
    public SqliteStatement Bind(int parameter, long number)
    {
        database.Check(raw.sqlite3_bind_int64(statement, parameter, number));
        return this;
    }

    public SqliteStatement Bind(int parameter, string text)
    {
        // Names and ids are short, so that no array is needed for them.
        Span<byte> buffer = stackalloc byte[256];
        return Encoding.UTF8.TryGetBytes(text, buffer, out var count) ? BindText(parameter, buffer[..count]) : BindText(parameter, Encoding.UTF8.GetBytes(text));
    }

    public SqliteStatement Bind(int parameter, Guid id)
    {
        Span<byte> buffer = stackalloc byte[36];
        id.TryFormat(buffer, out _, "D");
        return BindText(parameter, buffer);
    }

    public SqliteStatement Bind(int parameter, ReadOnlySpan<byte> blob)
    {
        database.Check(blob.IsEmpty ? raw.sqlite3_bind_zeroblob(statement, parameter, 0) : raw.sqlite3_bind_blob(statement, parameter, blob));
        return this;
    }

    /// <summary>Runs the statement and returns how many rows it changed.</summary>
    /// <exception cref="SqliteFailure">The statement failed.</exception>
    public int Run()
    {
        Read(static _ => { });
        return database.Changes;
    }

    /// <summary>Gets the first column of the first row as a number, or null when there is no row or the value is NULL.</summary>
    /// <exception cref="SqliteFailure">The statement failed.</exception>
    public long? Ask()
    {
        long? answer = null;
        Read(row => answer ??= row.IsNull(0) ? null : row.Number(0));
        return answer;
    }

    /// <summary>Runs the statement and passes on each row.</summary>
    /// <exception cref="SqliteFailure">The statement failed, perhaps after some rows.</exception>
    public void Read(Action<SqliteRow> onRow)
    {
        try
        {
            int code;
            while ((code = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
            {
                onRow(new SqliteRow(statement));
            }

            database.Check(code);
        }
        finally
        {
            // Ends the statement's read lock, too.
            _ = raw.sqlite3_reset(statement);
        }
    }

    public void Dispose() => statement.Dispose();

    private SqliteStatement BindText(int parameter, ReadOnlySpan<byte> utf8)
    {
        database.Check(utf8.IsEmpty ? raw.sqlite3_bind_text(statement, parameter, "") : raw.sqlite3_bind_text(statement, parameter, utf8));
        return this;
    }
}

/// <summary>The current row of a statement. A column may hold any type, whatever the table declares.</summary>
internal readonly struct SqliteRow(sqlite3_stmt statement)
{
    public bool IsNull(int column) => Type(column) == raw.SQLITE_NULL;

    /// <summary>The value as a number; what is none is converted as SQLite does, to 0 at worst.</summary>
    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    public bool TryNumber(int column, out long number)
    {
        number = Number(column);
        return Type(column) == raw.SQLITE_INTEGER;
    }

    /// <summary>The value as text, "" for NULL.</summary>
    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string() ?? "";

    public bool TryText(int column, out string text)
    {
        var isText = Type(column) == raw.SQLITE_TEXT;
        text = isText ? Text(column) : "";
        return isText;
    }

    public bool TryBlob(int column, out byte[] blob)
    {
        var isBlob = Type(column) == raw.SQLITE_BLOB;
        blob = isBlob ? raw.sqlite3_column_blob(statement, column).ToArray() : [];
        return isBlob;
    }

    private int Type(int column) => raw.sqlite3_column_type(statement, column);
}
