using System.Text.Json.Nodes;
using Clients.Sandbox.WizChat.Http;

namespace Clients.Sandbox.WizChat.Sections;

/// <summary>What the document says about one field of an object.</summary>
/// <param name="Name">The key.</param>
/// <param name="Check">Says what is wrong with a value that is not null; null when nothing is.</param>
/// <param name="Required">Whether an object that is created must have it.</param>
/// <param name="Nullable">Whether it may be null.</param>
internal sealed record FieldRule(string Name, Func<JsonNode, string?> Check, bool Required = false, bool Nullable = true)
{
    /// <summary>Throws when the field of <paramref name="value"/> breaks the rule.</summary>
    public void Apply(JsonObject value, string path, bool partial)
    {
        var field = path.Length == 0 ? Name : $"{path}.{Name}";
        if (!value.TryGetPropertyValue(Name, out var node))
        {
            if (Required && !partial)
            {
                throw ApiProblem.Invalid(field, $"{field} is required");
            }
        }
        else if (node is null)
        {
            if (!Nullable)
            {
                throw ApiProblem.Invalid(field, $"{field} must not be null");
            }
        }
        else if (Check(node) is { } wrong)
        {
            throw ApiProblem.Invalid(field, $"{field} {wrong}");
        }
    }
}
