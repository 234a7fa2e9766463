using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Clients.Bench.Harness;
using Clients.Cli.WizChat.Rendering;
using Clients.WizChat.ConfigAsCode;

namespace Clients.Bench.WizChat;

/// <summary>Renders a plan with 2 500 changed resources, against printing the same plan as indented JSON.</summary>
internal sealed class RenderPlan : Benchmark
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private ConfigPlan _plan = null!;
    private JsonNode _json = null!;

    public override string Area => "WizChat";

    public override string Name => "render a plan of 10 MB";

    public override string Baseline => "JsonNode, indented";

    public override double? TimeAim => 3;

    public override double? AllocationAim => 4;

    public override async Task SetUpAsync()
    {
        _plan = await LargeConfig.PlanAsync();
        _json = JsonNode.Parse(_plan.ToJson())!;
    }

    public override ValueTask RunBaselineAsync()
    {
        ArgumentOutOfRangeException.ThrowIfZero(_json.ToJsonString(Indented).Length);
        return ValueTask.CompletedTask;
    }

    public override ValueTask RunCandidateAsync()
    {
        var page = new StringBuilder();
        foreach (var line in PlanLines.Of(_plan))
        {
            page.AppendLine(line.Text);
        }

        ArgumentOutOfRangeException.ThrowIfZero(page.Length);
        return ValueTask.CompletedTask;
    }
}
