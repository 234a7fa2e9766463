using System.Text.Json.Nodes;

namespace Clients.WizChat.ConfigAsCode.Json;

/// <summary>A value that is there, even if it is the JSON null. A missing value is a null <see cref="Found"/>.</summary>
/// <param name="Value">The value; null for the JSON null.</param>
internal readonly record struct Found(JsonNode? Value)
{
    /// <summary>A property of an object.</summary>
    public static Found? In(JsonNode? node, string name) => node.TryGet(name, out var value) ? new Found(value) : null;
}
