using System.Text.Json.Nodes;
using Clients.SwarmAnalytics;
using Clients.SwarmAnalytics.Models;

namespace Clients.Bench.SwarmAnalytics;

/// <summary>What an app records most.</summary>
internal static class EventSamples
{
    public const string Token = "bench-token";

    private static readonly JsonObject Data = new() { ["name"] = "shell", ["ok"] = true };
    private static readonly AgentMessage Message = new("m1", AgentMessageRole.User, "Move the auth module out of the web project and keep the tests green.");

    public static void WriteLog(SwarmAnalyticsClient client) => client.Logs.Write("agent", "tool", Data);

    public static void WriteMessage(SwarmAnalyticsClient client) => client.Events.Agent.Message("sess_123", 7, Message);
}
