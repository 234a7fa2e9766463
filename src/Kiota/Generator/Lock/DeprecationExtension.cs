using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Clients.Kiota.Generator.Lock;

/// <summary><c>x-ms-deprecation</c> as Kiota writes it back: four members in a fixed order, dates in full.</summary>
internal sealed class DeprecationExtension(JsonNode? source) : IOpenApiExtension
{
    private static readonly string[] Members = ["removalDate", "date", "version", "description"];

    public void Write(IOpenApiWriter writer, OpenApiSpecVersion specVersion)
    {
        writer.WriteStartObject();
        foreach (var name in Members)
        {
            if (source is JsonObject members && members[name] is JsonValue value && value.TryGetValue(out string? text))
            {
                writer.WriteProperty(name, name is "removalDate" or "date" ? Full(text) : text);
            }
        }

        writer.WriteEndObject();
    }

    private static string Full(string date)
        => DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed)
            ? parsed.ToString("O", CultureInfo.InvariantCulture)
            : date;
}
