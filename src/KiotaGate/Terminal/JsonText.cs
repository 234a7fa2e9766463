using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KiotaGate.Terminal;

/// <summary>Results for programs, indented so that a person can read them too.</summary>
internal static class JsonText
{
    // The default escapes quotes and plus signs for the sake of HTML, which this is not put into.
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>Writes indented JSON of another kind as the value of a property one level down. No string in it can hold a line break, so moving its lines changes no value.</summary>
    public static void WriteNested(this Utf8JsonWriter writer, string name, string json)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue(json.TrimEnd('\n').Replace("\n", "\n  ", StringComparison.Ordinal));
    }
}
