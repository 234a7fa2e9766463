using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Serialization.Json;

namespace Clients.Cli.Terminal;

/// <summary>A generated model as one line of JSON.</summary>
internal static class ModelJson
{
    public static string Line(IParsable model)
    {
        using var writer = new JsonSerializationWriter();
        writer.WriteObjectValue(null, model);
        using var text = new StreamReader(writer.GetSerializedContent());
        return text.ReadToEnd();
    }
}
