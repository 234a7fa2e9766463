using System.Text.Json.Nodes;

namespace Clients.Sandbox.WireBoard.Live;

/// <summary>
/// What is true of one site now. Merges each delivery by the service's rules in the plainest way there is, so that a
/// client's cleverer merge has something to be compared with.
/// </summary>
internal sealed class LiveTruth
{
    private readonly Dictionary<string, (DateTimeOffset Ts, JsonNode Data)> _categories = [];

    public void Merge(string category, DateTimeOffset ts, JsonNode data)
    {
        if (!WireBoardVocabulary.LiveCategories.Contains(category))
        {
            return;
        }

        var merged = WireBoardVocabulary.RankedKeys.TryGetValue(category, out var keys) ? Ranked(Rows(category), (JsonArray)data, keys)
            : category == "active_sessions" ? Sessions(Rows(category), (JsonArray)data)
            : data.DeepClone();
        _categories[category] = (ts, merged);
    }

    /// <summary>Category, time of its last change and a copy of its data, in canonical order.</summary>
    public IEnumerable<(string Category, DateTimeOffset Ts, JsonNode Data)> Read(IEnumerable<string> categories)
    {
        foreach (var category in categories)
        {
            if (_categories.TryGetValue(category, out var entry))
            {
                yield return (category, entry.Ts, entry.Data.DeepClone());
            }
        }
    }

    private static JsonArray Ranked(IEnumerable<JsonNode> old, JsonArray delta, string[] keys)
    {
        var rows = Upsert(old, delta, row => string.Join('\u001f', keys.Select(key => row[key]!.ToJsonString())), "count");
        return new JsonArray([.. rows.OrderByDescending(row => row["count"]!.GetValue<long>())]);
    }

    private static JsonArray Sessions(IEnumerable<JsonNode> old, JsonArray delta) =>
        new([.. Upsert(old, delta, row => row["session_id"]!.GetValue<string>(), "step_count")]);

    private static List<JsonNode> Upsert(IEnumerable<JsonNode> old, JsonArray delta, Func<JsonNode, string> keyOf, string counter)
    {
        var rows = old.Select(row => (Key: keyOf(row), Row: row)).ToList();
        foreach (var row in delta)
        {
            var key = keyOf(row!);
            var at = rows.FindIndex(existing => existing.Key == key);
            var gone = row![counter]!.GetValue<long>() == 0;
            if (at >= 0 && gone)
            {
                rows.RemoveAt(at);
            }
            else if (at >= 0)
            {
                rows[at] = (key, row.DeepClone());
            }
            else if (!gone)
            {
                rows.Add((key, row.DeepClone()));
            }
        }

        return rows.ConvertAll(pair => pair.Row);
    }

    private IEnumerable<JsonNode> Rows(string category) =>
        _categories.TryGetValue(category, out var entry) ? ((JsonArray)entry.Data).Select(row => row!.DeepClone()) : [];
}
