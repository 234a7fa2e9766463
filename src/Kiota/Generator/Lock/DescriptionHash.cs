using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Clients.Kiota.Generator.Lock;

/// <summary>
/// Kiota's <c>descriptionHash</c>: SHA-512 over the document as the OpenAPI library writes it back, terse and as 3.1,
/// so that white space and key order have no part in it.
/// </summary>
/// <remarks>
/// The document hashed is the one Kiota has in hand after generating, which differs from the one read:
/// nulls are gone from enums, <c>nullable</c> without a type counts as the type null, and the extensions Kiota reads are written its way.
/// What merging sibling parameter segments (<c>/a/{id}</c> beside <c>/a/{name}</c>) does to the document is not reproduced:
/// for such documents the hash is ours alone. No decision here hangs on it.
/// </remarks>
public static class DescriptionHash
{
    /// <summary>Computes the hash.</summary>
    /// <param name="document">The parsed document; it is not changed.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="GenerationException">The OpenAPI library cannot read the document.</exception>
    public static async Task<string> ComputeAsync(JsonNode document, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        var copy = document.DeepClone();
        if (IsVersion30(copy))
        {
            TypeBareNullables(copy);
        }

        try
        {
            return await HashAsync(copy, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OpenApiException or InvalidOperationException or ArgumentException or FormatException or NullReferenceException or InvalidCastException or KeyNotFoundException)
        {
            throw new GenerationException(GenerationMessageKind.Malformed, $"The document cannot be written back, as its hash needs: {e.Message}");
        }
    }

    private static async Task<string> HashAsync(JsonNode document, CancellationToken cancellationToken)
    {
        var settings = new OpenApiReaderSettings { RuleSet = ValidationRuleSet.GetEmptyRuleSet() };
        settings.ExtensionParsers!["x-ms-enum"] = (_, _) => new SilentExtension();
        settings.ExtensionParsers["x-ms-deprecation"] = (node, _) => new DeprecationExtension(node);
        var read = new OpenApiJsonReader().Read(document, new Uri("file:///document.json"), settings).Document
            ?? throw new GenerationException(GenerationMessageKind.Malformed, "The OpenAPI library finds no document in it.");
        new OpenApiWalker(new EnumNullRemover()).Walk(read);
        return await read.GetHashCodeAsync(cancellationToken).ConfigureAwait(false);
    }

    private static bool IsVersion30(JsonNode document)
        => document is JsonObject root && root["openapi"] is JsonValue version
            && version.TryGetValue(out string? text) && text.StartsWith("3.0", StringComparison.Ordinal);

    private static void TypeBareNullables(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
            {
                TypeBareNullables(item);
            }
        }
        else if (node is JsonObject members)
        {
            if (members["nullable"] is JsonValue nullable && nullable.TryGetValue(out bool yes) && yes
                && !members.ContainsKey("type") && !members.ContainsKey("$ref"))
            {
                members["type"] = "null";
            }

            foreach (var (name, value) in members)
            {
                if (name is not ("example" or "examples" or "default"))
                {
                    TypeBareNullables(value);
                }
            }
        }
    }
}
