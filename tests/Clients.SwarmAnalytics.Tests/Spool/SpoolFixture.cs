using System.Text;
using Clients.SwarmAnalytics.Spool;
using Clients.Testing.Time;
using Microsoft.Data.Sqlite;

namespace Clients.SwarmAnalytics.Tests.Spool;

/// <summary>A folder of its own, a clock that stands still, and events to put into spools.</summary>
internal sealed class SpoolFixture : IDisposable
{
    public const string Install = "install-1";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("swarm-spool-");

    public TestClock Clock { get; } = new();

    public string File => Path.Combine(_folder.FullName, "spool.db");

    public string Folder => _folder.FullName;

    public SqliteSpool Open(SpoolBounds? bounds = null) =>
        new(File, new SqliteSpoolOptions { TimeProvider = Clock, Bounds = bounds ?? new SpoolBounds() });

    public SpooledEvent Event(string body = "{}", string operation = "logs.write", string install = Install) => new()
    {
        Install = install,
        Operation = operation,
        SubmissionId = Guid.NewGuid(),
        RecordedAt = Clock.GetUtcNow(),
        Body = Encoding.UTF8.GetBytes(body),
    };

    /// <summary>Runs SQL on a file as a hand at it would, by another SQLite library than the spool's.</summary>
    public static void Alter(string file, string sql)
    {
        using var connection = Connect(file);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every test passes text of its own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    public static SqliteConnection Connect(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        return connection;
    }

    public static IEnumerable<string> Bodies(IEnumerable<SpooledEvent> events) => events.Select(spooled => Encoding.UTF8.GetString(spooled.Body.Span));

    public void Dispose() => _folder.Delete(recursive: true);
}
