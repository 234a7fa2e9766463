using Microsoft.OpenApi;

namespace Clients.Kiota.Generator.Urls;

/// <summary>An operation at a node of the URL tree.</summary>
/// <param name="Verb">The HTTP verb with its first letter in upper case.</param>
/// <param name="Source">The operation.</param>
/// <param name="Parameters">Its own parameters.</param>
/// <param name="Pointer">Where it stands in the document.</param>
internal sealed record UrlOperation(string Verb, OpenApiOperation Source, IReadOnlyList<UrlParameter> Parameters, string Pointer);
