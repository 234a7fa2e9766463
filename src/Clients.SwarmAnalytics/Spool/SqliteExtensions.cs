using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Clients.SwarmAnalytics.Spool;

/// <summary>The three ways the spool runs SQL without parameters.</summary>
internal static class SqliteExtensions
{
    /// <summary>SQLITE_BUSY.</summary>
    public const int Busy = 5;

    public static void Run(this SqliteConnection connection, string constantSql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every caller passes text of its own, none of it from outside.
        command.CommandText = constantSql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>Runs SQL whose failure changes nothing, such as rolling back what SQLite has rolled back already.</summary>
    public static void TryRun(this SqliteConnection connection, string constantSql)
    {
        try
        {
            connection.Run(constantSql);
        }
        catch (SqliteException)
        {
        }
    }

    public static long Ask(this SqliteConnection connection, string constantSql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // As above.
        command.CommandText = constantSql;
#pragma warning restore CA2100
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>SQLITE_CORRUPT and SQLITE_NOTADB: the bytes are wrong, and trying again will not mend them.</summary>
    public static bool IsCorruption(this SqliteException exception) => exception.SqliteErrorCode is 11 or 26;
}
