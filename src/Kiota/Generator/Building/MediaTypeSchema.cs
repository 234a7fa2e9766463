using Clients.Kiota.Generator.Schemas;

namespace Clients.Kiota.Generator.Building;

/// <summary>A media type and the schema of what it carries.</summary>
/// <param name="MediaType">The key in the document.</param>
/// <param name="Schema">The schema.</param>
internal sealed record MediaTypeSchema(string MediaType, Schema Schema)
{
    /// <summary>Whether two places mean the same type: references to one component, or the very same inline schema.</summary>
    public static bool Same(Schema first, Schema second)
        => first.IsReference && second.IsReference
            ? first.ReferenceId!.Equals(second.ReferenceId, StringComparison.OrdinalIgnoreCase)
            : ReferenceEquals(first, second);
}
