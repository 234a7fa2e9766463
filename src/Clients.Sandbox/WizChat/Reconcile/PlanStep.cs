using System.Text.Json.Nodes;
using Clients.Sandbox.WizChat.Sections;

namespace Clients.Sandbox.WizChat.Reconcile;

/// <summary>One planned operation.</summary>
internal sealed record PlanStep(Section Section, string Op, string Key, JsonNode? Before, JsonNode? After)
{
    public bool IsNoop => Op == "noop";

    public JsonObject Render()
    {
        var rendered = new JsonObject { ["section"] = Section.Name, ["op"] = Op, ["key"] = Key };
        if (!IsNoop)
        {
            rendered["before"] = Before?.DeepClone();
            rendered["after"] = After?.DeepClone();
            rendered["changes"] = Op == "update" ? FieldChanges.Between(Before, After) : null;
        }

        return rendered;
    }
}
