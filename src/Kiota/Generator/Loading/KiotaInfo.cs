using System.Text.Json.Nodes;
using Clients.Kiota.Generator.Building;
using Microsoft.OpenApi;

namespace Clients.Kiota.Generator.Loading;

/// <summary>
/// Looks for <c>x-ms-kiota-info</c>, by which a document may name its client: Kiota takes what it says for every setting left
/// at its default. How it picks among several entries is not known, so a document that decides anything is refused.
/// </summary>
internal static class KiotaInfo
{
    private const string Extension = "x-ms-kiota-info";

    /// <exception cref="GenerationException">The document decides a setting.</exception>
    public static void Require(OpenApiDocument document, GenerationSettings settings)
    {
        Require(Extensions.Node(document.Extensions, Extension), "#", settings);
        Require(Extensions.Node(document.Info?.Extensions, Extension), "#/info", settings);
    }

    private static void Require(JsonNode? info, string owner, GenerationSettings settings)
    {
        if ((info as JsonObject)?["languagesInformation"] is not JsonObject languages)
        {
            return;
        }

        foreach ((string language, JsonNode? entry) in languages)
        {
            if (language.Equals("CSharp", StringComparison.OrdinalIgnoreCase) && entry is JsonObject values)
            {
                string pointer = JsonPointers.Append($"{owner}/{Extension}", "languagesInformation", language);
                Refuse(values, "clientClassName", settings.ClientClassName == "ApiClient", pointer);
                Refuse(values, "clientNamespaceName", settings.ClientNamespaceName == "ApiSdk", pointer);
                Refuse(values, "structuredMimeTypes", settings.StructuredMimeTypes.SequenceEqual(KiotaDefaults.StructuredMimeTypes), pointer);
            }
        }
    }

    private static void Refuse(JsonObject values, string name, bool isDefault, string pointer)
    {
        if (isDefault && values[name] is { } value and not JsonArray { Count: 0 } && value.ToString().Length > 0)
        {
            throw new GenerationException(
                GenerationMessageKind.Unsupported,
                $"Kiota would take {name} from here in place of its default; remove the entry, or set another value than the default.",
                JsonPointers.Append(pointer, name));
        }
    }
}
