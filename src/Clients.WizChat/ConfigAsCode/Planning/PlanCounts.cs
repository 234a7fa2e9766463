using System.Globalization;
using System.Text.Json.Nodes;
using Clients.WizChat.ConfigAsCode.Json;

namespace Clients.WizChat.ConfigAsCode;

/// <summary>
/// Operations that a plan's summary counts without listing them: the summary is what the service documents, the list is not. A plan whose list
/// is short or missing must not pass for one that does little.
/// </summary>
internal sealed record PlanCounts(int Creates, int Updates, int Deletes, int Noops)
{
    // Enough to be shown and to be refused; sums stay far from overflowing.
    private const int Most = 1_000_000;

    public static PlanCounts None { get; } = new(0, 0, 0, 0);

    public int Changes => Creates + Updates + Deletes;

    /// <summary>What a summary counts beyond the operations that are listed.</summary>
    public static PlanCounts Beyond(IReadOnlyList<PlannedOperation> listed, JsonNode? summary)
    {
        return new PlanCounts(Missing("create"), Missing("update"), Missing("delete"), Missing("noop"));

        int Missing(string op) => Math.Max(0, Number(summary, op) - listed.Count(operation => operation.Op == op));
    }

    public static PlanCounts Read(JsonNode? node) => node is null ? None : new PlanCounts(Number(node, "create"), Number(node, "update"), Number(node, "delete"), Number(node, "noop"));

    public JsonObject Write() => new() { ["create"] = Creates, ["update"] = Updates, ["delete"] = Deletes, ["noop"] = Noops };

    private static int Number(JsonNode? node, string name) =>
        node.Get(name) is { } value && value.IsNumber() && double.TryParse(value.AsRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? (int)Math.Clamp(number, 0, Most)
            : 0;
}
