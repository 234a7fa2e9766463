using System.Text;
using System.Text.Json;
using Microsoft.Kiota.Serialization.Json;

namespace Clients.Kiota.Runtime.Tests.Support;

internal static class JsonText
{
    public static JsonParseNode Node(string json) => new(JsonElement.Parse(Encoding.UTF8.GetBytes(json)));

    public static string Write(Action<JsonSerializationWriter> write)
    {
        using var writer = new JsonSerializationWriter();
        write(writer);
        using var reader = new StreamReader(writer.GetSerializedContent());
        return reader.ReadToEnd();
    }
}
