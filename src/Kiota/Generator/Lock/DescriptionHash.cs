using System.Text.Json.Nodes;
using Clients.Kiota.Generator.Loading;
using Clients.Kiota.Generator.Schemas;
using Clients.Kiota.Generator.Urls;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Clients.Kiota.Generator.Lock;

/// <summary>
/// Kiota's <c>descriptionHash</c>: SHA-512 over the document as the OpenAPI library writes it back, terse and as 3.1,
/// so that white space and key order have no part in it.
/// </summary>
/// <remarks>
/// The document hashed is the one Kiota has in hand after generating, which differs from the one read:
/// nulls are gone from enums, <see cref="Nullables"/> are types, the extensions Kiota reads are written its way,
/// and merging sibling parameter segments (<c>/a/{id}</c> beside <c>/a/{name}</c>) has renamed the parameters, though not the paths.
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
        if (copy is JsonObject root)
        {
            Nullables.Spell(root);
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
        UrlTree.Build(read, new SchemaCatalog(read, nullsAreText: false));
        return await read.GetHashCodeAsync(cancellationToken).ConfigureAwait(false);
    }
}
