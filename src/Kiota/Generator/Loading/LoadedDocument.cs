using Microsoft.OpenApi;

namespace Clients.Kiota.Generator.Loading;

/// <summary>A document that was read.</summary>
/// <param name="Document">The document.</param>
/// <param name="IsYaml">Whether it was YAML, where Kiota treats null values otherwise than in JSON.</param>
internal sealed record LoadedDocument(OpenApiDocument Document, bool IsYaml);
