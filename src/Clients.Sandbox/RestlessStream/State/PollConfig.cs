using System.Text.Json.Nodes;

namespace Clients.Sandbox.RestlessStream.State;

/// <summary>What is polled and how; the fields common to managed streams, sessions and direct streams.</summary>
internal sealed record PollConfig
{
    public required string Url { get; init; }

    public string Method { get; init; } = "GET";

    public JsonObject? Headers { get; init; }

    public JsonNode? Body { get; init; }

    public string? JqFilter { get; init; }

    public bool Patches { get; init; }

    public int PollingInterval { get; init; } = 30;

    public JsonArray? PollingStrategies { get; init; }

    public static PollConfig From(JsonObject body) => new()
    {
        Url = body["url"]!.GetValue<string>(),
        Method = body["method"]?.GetValue<string>() ?? "GET",
        Headers = body["headers"]?.DeepClone() as JsonObject,
        Body = body["body"]?.DeepClone(),
        JqFilter = body["jqFilter"]?.GetValue<string>(),
        Patches = body["payloadMode"]?.GetValue<string>() == "JSON_PATCH",
        PollingInterval = body["pollingInterval"]?.GetValue<int>() ?? 30,
        PollingStrategies = body["pollingStrategies"]?.DeepClone() as JsonArray,
    };

    public void WriteTo(JsonObject target)
    {
        target["method"] = Method;
        target["url"] = Url;
        target["headers"] = Headers?.DeepClone();
        target["body"] = Body?.DeepClone();
        target["jqFilter"] = JqFilter;
        target["payloadMode"] = Patches ? "JSON_PATCH" : "FULL_DATA";
        target["pollingInterval"] = PollingInterval;
        target["pollingStrategies"] = PollingStrategies?.DeepClone();
    }

    /// <summary>The same configuration with the fields of a patch body laid over it.</summary>
    public PollConfig With(JsonObject changes)
    {
        var merged = new JsonObject();
        WriteTo(merged);
        foreach (var (name, value) in changes)
        {
            merged[name] = value?.DeepClone();
        }

        return From(merged);
    }
}
