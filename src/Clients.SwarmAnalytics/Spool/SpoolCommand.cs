using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Clients.SwarmAnalytics.Spool;

/// <summary>A prepared statement with parameters <c>$1</c>, <c>$2</c>, … that is run many times.</summary>
internal sealed class SpoolCommand : IDisposable
{
    /// <summary>What <see cref="Read"/> expects a statement to yield.</summary>
    public const string Columns = "id, install, operation, submission_id, recorded_at, attempts, next_attempt, body";

    private readonly SqliteCommand _command;

    public SpoolCommand(SqliteConnection connection, string constantSql)
    {
        _command = connection.CreateCommand();
#pragma warning disable CA2100 // Every caller passes text of its own; values go through parameters.
        _command.CommandText = constantSql;
#pragma warning restore CA2100
    }

    public static byte[] Blob(ReadOnlyMemory<byte> body) =>
        MemoryMarshal.TryGetArray(body, out var segment) && segment.Offset == 0 && segment.Count == segment.Array!.Length ? segment.Array : body.ToArray();

    /// <summary>Runs the statement and says how many rows it changed.</summary>
    public int Run(params ReadOnlySpan<object> values)
    {
        Bind(values);
        return _command.ExecuteNonQuery();
    }

    /// <summary>The single number the statement yields, or null.</summary>
    public long? Ask(params ReadOnlySpan<object> values)
    {
        Bind(values);
        return _command.ExecuteScalar() is { } value and not DBNull ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The events the statement yields.</summary>
    public List<SpooledEvent> Read(params ReadOnlySpan<object> values)
    {
        Bind(values);
        var events = new List<SpooledEvent>();
        using var reader = _command.ExecuteReader();
        while (reader.Read())
        {
            events.Add(new SpooledEvent
            {
                Id = reader.GetInt64(0),
                Install = reader.GetString(1),
                Operation = reader.GetString(2),
                SubmissionId = Guid.Parse(reader.GetString(3)),
                RecordedAt = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(4)),
                Attempts = reader.GetInt32(5),
                NextAttempt = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(6)),
                Body = reader.GetFieldValue<byte[]>(7),
            });
        }

        return events;
    }

    public void Dispose() => _command.Dispose();

    private void Bind(ReadOnlySpan<object> values)
    {
        var parameters = _command.Parameters;
        for (var i = 0; i < values.Length; i++)
        {
            if (parameters.Count == i)
            {
                parameters.AddWithValue("$" + (i + 1).ToString(CultureInfo.InvariantCulture), values[i]);
            }
            else
            {
                parameters[i].Value = values[i];
            }
        }
    }
}
