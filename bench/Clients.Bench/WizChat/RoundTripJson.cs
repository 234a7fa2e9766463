using System.Text.Json.Nodes;
using Clients.Bench.Harness;
using Clients.WizChat.ConfigAsCode;

namespace Clients.Bench.WizChat;

/// <summary>Reads and writes a 5 MB configuration without losing anything, against JsonNode, which re-encodes what it reads.</summary>
internal sealed class RoundTripJson : Benchmark
{
    public override string Area => "WizChat";

    public override string Name => "round trip of 5 MB, JSON";

    public override string Baseline => "JsonNode";

    public override double? TimeAim => 1.5;

    public override double? AllocationAim => 1.2;

    public override ValueTask RunBaselineAsync()
    {
        var node = JsonNode.Parse(LargeConfig.Bytes)!;
        // JsonNode is lazy; asking for one item of each level makes it read the objects.
        foreach (var skill in node["spec"]!["skills"]!.AsArray())
        {
            ArgumentNullException.ThrowIfNull(skill!["name"]);
        }

        ArgumentOutOfRangeException.ThrowIfZero(node.ToJsonString().Length);
        return ValueTask.CompletedTask;
    }

    public override ValueTask RunCandidateAsync()
    {
        var text = ConfigText.ParseJson(LargeConfig.Bytes).ToJson(indented: false);
        ArgumentOutOfRangeException.ThrowIfNotEqual(text.Length, LargeConfig.Json.Length);
        return ValueTask.CompletedTask;
    }
}
