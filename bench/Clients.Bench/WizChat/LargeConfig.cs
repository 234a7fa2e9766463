using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Clients.WizChat.ConfigAsCode;

namespace Clients.Bench.WizChat;

/// <summary>A configuration of about 5 MB: 2 500 skills of two kilobytes, each with an unknown key, nulls and odd numbers.</summary>
internal static class LargeConfig
{
    public const int Skills = 2500;

    public static string Json { get; } = Build();

    public static byte[] Bytes { get; } = Encoding.UTF8.GetBytes(Json);

    /// <summary>A plan that changes two fields of every skill.</summary>
    public static async Task<ConfigPlan> PlanAsync()
    {
        using var client = CannedService.ClientOf("""{"spec":{}}""", BuildAnswer());
        return await client.PlanConfigAsync("cb_123", ConfigText.ParseJson("{}"));
    }

    private static string Build()
    {
        var json = new StringBuilder("""{"apiVersion":"wizchat.com/v1","kind":"ChatbotConfig","metadata":null,"spec":{"core":{"name":"Large","temperature":0.20},"skills":[""");
        for (var i = 0; i < Skills; i++)
        {
            _ = i == 0 ? json : json.Append(',');
            json.Append(CultureInfo.InvariantCulture, $$"""{"name":"skill-{{i}}","description":null,"instructions":"{{Text(i)}}","enabled":true,"weights":[1.0,1e5,{{i}}.50,null]}""");
        }

        return json.Append("]}}").ToString();
    }

    private static string BuildAnswer()
    {
        var operations = new JsonArray();
        for (var i = 0; i < Skills; i++)
        {
            operations.Add(new JsonObject
            {
                ["section"] = "skills",
                ["op"] = "update",
                ["key"] = string.Create(CultureInfo.InvariantCulture, $"skill-{i}"),
                ["changes"] = new JsonArray(
                    new JsonObject { ["path"] = "instructions", ["before"] = Text(i), ["after"] = Text(i + 1) },
                    new JsonObject { ["path"] = "enabled", ["before"] = true, ["after"] = false }),
            });
        }

        return new JsonObject { ["plan"] = new JsonObject { ["operations"] = operations } }.ToJsonString();
    }

    private static string Text(int seed) => string.Join(' ', Enumerable.Range(seed, 330).Select(word => (word % 9973).ToString(CultureInfo.InvariantCulture) + "s"));
}
