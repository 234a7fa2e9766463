using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Clients.WizChat.ConfigAsCode.Json;

/// <summary>
/// Writes JSON with every scalar as it was read. Utf8JsonWriter cannot: it escapes strings anew (emoji among them), refuses half of a surrogate pair,
/// and does not indent raw values within arrays.
/// </summary>
internal sealed class JsonTextWriter
{
    private readonly PooledBuffer _output;
    private readonly bool _indented;

    private JsonTextWriter(PooledBuffer output, bool indented) => (_output, _indented) = (output, indented);

    /// <param name="node">The value.</param>
    /// <param name="indented">Whether to break lines and indent by two spaces.</param>
    public static string Write(JsonNode? node, bool indented = false)
    {
        using var output = new PooledBuffer();
        new JsonTextWriter(output, indented).Append(node, 0);
        return Encoding.UTF8.GetString(output.Written);
    }

    /// <param name="node">The value.</param>
    /// <param name="without">Names of the root that are left out.</param>
    public static byte[] WriteUtf8(JsonNode? node, params ReadOnlySpan<string> without)
    {
        using var output = new PooledBuffer();
        new JsonTextWriter(output, indented: false).Append(node, 0, without);
        return output.Written.ToArray();
    }

    /// <summary>Reads what would be written, for readers that want an element.</summary>
    public static JsonElement ToElement(JsonNode? node)
    {
        using var output = new PooledBuffer();
        new JsonTextWriter(output, indented: false).Append(node, 0);
        var reader = new Utf8JsonReader(output.Written);
        return JsonElement.ParseValue(ref reader);
    }

    private void Append(JsonNode? node, int depth, params ReadOnlySpan<string> without)
    {
        switch (node)
        {
            case null:
                _output.Write("null"u8);
                break;
            case JsonArray array:
                _output.Write("["u8);
                for (var i = 0; i < array.Count; i++)
                {
                    Separate(isFirst: i == 0, depth + 1);
                    Append(array[i], depth + 1);
                }

                Close(isEmpty: array.Count == 0, depth);
                _output.Write("]"u8);
                break;
            case JsonObject map:
                AppendObject(map, depth, without);
                break;
            case JsonValue value when value.TryGetValue(out JsonElement element):
                _output.Write(JsonMarshal.GetRawUtf8Value(element));
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                JsonString.Write(_output, value.GetValue<string>());
                break;
            default:
                Encoding.UTF8.GetBytes(node.ToJsonString(), _output);
                break;
        }
    }

    private void AppendObject(JsonObject map, int depth, ReadOnlySpan<string> without)
    {
        _output.Write("{"u8);
        var isEmpty = true;
        foreach (var (name, value) in map)
        {
            if (without.Contains(name))
            {
                continue;
            }

            Separate(isEmpty, depth + 1);
            isEmpty = false;
            JsonString.Write(_output, name);
            _output.Write(_indented ? ": "u8 : ":"u8);
            Append(value, depth + 1);
        }

        Close(isEmpty, depth);
        _output.Write("}"u8);
    }

    private void Separate(bool isFirst, int depth)
    {
        if (!isFirst)
        {
            _output.Write(","u8);
        }

        Break(depth);
    }

    private void Close(bool isEmpty, int depth)
    {
        if (!isEmpty)
        {
            Break(depth);
        }
    }

    private void Break(int depth)
    {
        if (_indented)
        {
            var line = _output.GetSpan(1 + (depth * 2));
            line[0] = (byte)'\n';
            line.Slice(1, depth * 2).Fill((byte)' ');
            _output.Advance(1 + (depth * 2));
        }
    }
}
