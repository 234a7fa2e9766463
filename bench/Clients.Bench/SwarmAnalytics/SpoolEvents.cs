using Clients.Bench.Harness;
using Clients.SwarmAnalytics;
using Clients.SwarmAnalytics.Spool;
using Microsoft.Data.Sqlite;

namespace Clients.Bench.SwarmAnalytics;

/// <summary>Events from the recording call to the disk, group commits and the wait for the last one included. The baseline has its bytes ready and one table of them.</summary>
internal sealed class SpoolEvents : Benchmark
{
    private const int Count = 20_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("clients-bench").FullName;
    private readonly StalledHandler _handler = new();
    private List<byte[]> _bodies = [];
    private SwarmAnalyticsClient _client = null!;
    private SqliteConnection _raw = null!;

    public override string Area => "SwarmAnalytics";

    public override string Name => $"{Count / 1000}k events into the spool, persisted";

    public override string Baseline => "raw inserts of the bytes, one transaction";

    public override int Samples => 7;

    private string SpoolPath => Path.Combine(_folder, "spool.db");

    public override async Task SetUpAsync()
    {
        _raw = new SqliteConnection($"Data Source={Path.Combine(_folder, "raw.db")};Pooling=False");
        _raw.Open();
        Run(_raw, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE events (id INTEGER PRIMARY KEY, body BLOB NOT NULL)");
        Open();
        await RunCandidateAsync();
        await _client.DisposeAsync();
        _bodies = ReadBodies();
        if (_bodies.Count != Count)
        {
            throw new InvalidOperationException($"{_bodies.Count} of {Count} events are in the file.");
        }

        await ResetAsync();
    }

    public override ValueTask RunBaselineAsync()
    {
        using var transaction = _raw.BeginTransaction();
        using var insert = _raw.CreateCommand();
        insert.CommandText = "INSERT INTO events (body) VALUES ($body)";
        insert.Transaction = transaction;
        var parameter = insert.Parameters.Add("$body", SqliteType.Blob);
        foreach (var body in _bodies)
        {
            parameter.Value = body;
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
        return ValueTask.CompletedTask;
    }

    public override async ValueTask RunCandidateAsync()
    {
        for (var i = 0; i < Count; i++)
        {
            EventSamples.WriteMessage(_client);
        }

        await _client.PersistAsync();
    }

    public override async Task ResetAsync()
    {
        var dropped = _client.Statistics.Dropped.Count;
        await _client.DisposeAsync();
        if (dropped > 0)
        {
            throw new InvalidOperationException("Events were dropped, so spooling was not what was measured.");
        }

        Run(_raw, "DELETE FROM events");
        foreach (var file in Directory.GetFiles(_folder, "spool.db*"))
        {
            File.Delete(file);
        }

        Open();
        // Opening and creating the file is no part of the rate.
        await _client.PersistAsync();
        await _client.FlushAsync(TimeSpan.Zero);
    }

    public override Figure FigureOf(TimeSpan time, double bytes)
    {
        var rate = Count / time.TotalSeconds;
        return new Figure(FormattableString.Invariant($"{rate:0} events/s (>= 50000)"), rate >= 50_000);
    }

    public override async Task TearDownAsync()
    {
        await _client.DisposeAsync();
        _raw.Dispose();
        _handler.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Open() => _client = new SwarmAnalyticsClient(EventSamples.Token, new SwarmAnalyticsClientOptions
    {
        Spool = new SqliteSpool(SpoolPath),
        HttpMessageHandler = _handler,
        MaxQueuedEvents = Count,
        MaxQueuedBytes = long.MaxValue,
        ShutdownTimeout = TimeSpan.FromMilliseconds(1),
    });

    private List<byte[]> ReadBodies()
    {
        using var connection = new SqliteConnection($"Data Source={SpoolPath};Pooling=False");
        connection.Open();
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT body FROM events";
        using var reader = select.ExecuteReader();
        var bodies = new List<byte[]>();
        while (reader.Read())
        {
            bodies.Add(reader.GetFieldValue<byte[]>(0));
        }

        return bodies;
    }

    private static void Run(SqliteConnection connection, string constantSql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Both callers pass text of their own.
        command.CommandText = constantSql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
