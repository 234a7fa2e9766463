using System.Globalization;
using System.Text.Json.Nodes;

namespace Clients.Sandbox.RestlessStream.Runtime;

/// <summary>Makes the RFC 6902 patch that turns one document into another: members added, removed and replaced, array tails cut and grown.</summary>
internal static class JsonDiff
{
    public static JsonArray Between(JsonNode? before, JsonNode? after)
    {
        var patch = new JsonArray();
        Compare(patch, "", before, after);
        return patch;
    }

    private static void Compare(JsonArray patch, string path, JsonNode? before, JsonNode? after)
    {
        switch (before, after)
        {
            case (JsonObject old, JsonObject now):
                foreach (var (name, _) in old.Where(member => !now.ContainsKey(member.Key)))
                {
                    patch.Add(Operation("remove", At(path, name)));
                }

                foreach (var (name, value) in now)
                {
                    if (old.TryGetPropertyValue(name, out var known))
                    {
                        Compare(patch, At(path, name), known, value);
                    }
                    else
                    {
                        patch.Add(Operation("add", At(path, name), value));
                    }
                }

                break;
            case (JsonArray old, JsonArray now):
                for (var i = 0; i < Math.Min(old.Count, now.Count); i++)
                {
                    Compare(patch, At(path, i.ToString(CultureInfo.InvariantCulture)), old[i], now[i]);
                }

                for (var i = old.Count - 1; i >= now.Count; i--)
                {
                    patch.Add(Operation("remove", At(path, i.ToString(CultureInfo.InvariantCulture))));
                }

                for (var i = old.Count; i < now.Count; i++)
                {
                    patch.Add(Operation("add", path + "/-", now[i]));
                }

                break;
            default:
                if (!JsonNode.DeepEquals(before, after))
                {
                    patch.Add(Operation("replace", path, after));
                }

                break;
        }
    }

    private static string At(string path, string token) =>
        $"{path}/{token.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    private static JsonObject Operation(string op, string path) => new() { ["op"] = op, ["path"] = path };

    private static JsonObject Operation(string op, string path, JsonNode? value) => new() { ["op"] = op, ["path"] = path, ["value"] = value?.DeepClone() };
}
