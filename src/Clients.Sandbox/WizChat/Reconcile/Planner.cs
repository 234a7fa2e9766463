using System.Text.Json.Nodes;
using Clients.Sandbox.WizChat.Sections;
using Clients.Sandbox.WizChat.State;

namespace Clients.Sandbox.WizChat.Reconcile;

/// <summary>Compares desired with live state and says what to do, without doing it.</summary>
internal static class Planner
{
    public static List<PlanStep> Plan(Chatbot bot, DesiredState desired, bool prune) =>
        [.. desired.Sections.SelectMany(entry => entry.Section.IsList ? PlanList(bot, entry.Section, (JsonArray)entry.Value, prune) : [PlanSettings(bot, entry.Section, entry.Value)])];

    public static JsonObject Render(IReadOnlyList<PlanStep> steps)
    {
        var summary = new JsonObject();
        foreach (var op in (string[])["create", "update", "delete", "noop"])
        {
            summary[op] = steps.Count(step => step.Op == op);
        }

        return new JsonObject { ["summary"] = summary, ["operations"] = new JsonArray([.. steps.Select(step => step.Render())]) };
    }

    private static PlanStep PlanSettings(Chatbot bot, Section section, JsonNode value) =>
        bot.Settings.TryGetValue(section.Name, out var live)
            ? new PlanStep(section, JsonNode.DeepEquals(live, value) ? "noop" : "update", section.Name, live, value)
            : new PlanStep(section, "create", section.Name, null, value);

    private static IEnumerable<PlanStep> PlanList(Chatbot bot, Section section, JsonArray items, bool prune)
    {
        var live = bot.List(section).ToDictionary(item => (string)item.Content[section.Key!]!, StringComparer.Ordinal);
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            var key = (string)item![section.Key!]!;
            wanted.Add(key);
            yield return live.TryGetValue(key, out var current)
                ? new PlanStep(section, JsonNode.DeepEquals(current.Content, item) ? "noop" : "update", key, current.Content, item)
                : new PlanStep(section, "create", key, null, item);
        }

        foreach (var (key, current) in prune ? live.Where(entry => !wanted.Contains(entry.Key)) : [])
        {
            yield return new PlanStep(section, "delete", key, current.Content, null);
        }
    }
}
