using System.Text;
using System.Text.Json;

namespace Clients.WireBoard.Live;

/// <summary>
/// Reads the rows of a ranked category straight from the bytes into the generated models: a busy hub's deliveries are almost all of this kind, and the general
/// way costs several allocations per field. It reads only what is exactly as documented; for anything else it steps back, and the general way decides.
/// </summary>
internal sealed class RowReader<TRow>(Func<TRow> create, string keyField, Action<TRow, string> setKey, Action<TRow, long> setCount, Action<TRow, string>? setTitle = null)
{
    private readonly byte[] _keyField = Encoding.UTF8.GetBytes(keyField);

    /// <summary>Reads the list at which the reader stands; null when something in it is not as documented.</summary>
    public List<TRow>? TryRead(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return null;
        }

        var rows = new List<TRow>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            var row = create();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (!TryReadField(row, ref reader))
                {
                    return null;
                }
            }

            rows.Add(row);
        }

        return rows;
    }

    private bool TryReadField(TRow row, ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("count"u8))
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out var count))
            {
                return false;
            }

            setCount(row, count);
            return true;
        }

        var set = reader.ValueTextEquals(_keyField) ? setKey : setTitle is not null && reader.ValueTextEquals("title"u8) ? setTitle : null;
        reader.Read();
        if (set is null || reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
        {
            return false;
        }

        if (reader.TokenType == JsonTokenType.String)
        {
            set(row, reader.GetString()!);
        }

        return true;
    }
}
