using System.Text.Json.Nodes;
using Clients.WizChat.ConfigAsCode.Json;

namespace Clients.WizChat.ConfigAsCode;

/// <summary>What identifies a resource within an array section: its <c>name</c>, or the <c>hostname</c> of a domain.</summary>
internal static class ResourceKey
{
    public static string? Of(JsonNode? item) => (item.Get("name") ?? item.Get("hostname")).AsString();

    /// <summary>The items of an array by their keys: of several with one key the first, of items without one none.</summary>
    public static Dictionary<string, JsonNode> Index(JsonArray? array)
    {
        var byKey = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var item in array ?? [])
        {
            _ = Of(item) is { } key && byKey.TryAdd(key, item!);
        }

        return byKey;
    }
}
