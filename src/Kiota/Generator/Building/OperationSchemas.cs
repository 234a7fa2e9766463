using Clients.Kiota.Generator.Schemas;

namespace Clients.Kiota.Generator.Building;

/// <summary>The schemas of an operation that inline types may be called after.</summary>
/// <param name="Success">Of the answer when all goes well; null when it has none.</param>
/// <param name="Body">Of the request's body; null when it has none.</param>
internal sealed record OperationSchemas(Schema? Success, Schema? Body);
