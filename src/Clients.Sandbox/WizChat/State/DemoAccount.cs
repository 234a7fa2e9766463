using System.Globalization;
using System.Text.Json.Nodes;
using Clients.Sandbox.WizChat.Sections;

namespace Clients.Sandbox.WizChat.State;

/// <summary>What a new sandbox holds: a chatbot worth looking at, and one that is in the way of its domains.</summary>
internal static class DemoAccount
{
    private const string Demo = """
        {
          "core": { "name": "Acme Support Bot", "description": "Answers customers of Acme.", "systemPrompt": "You are a helpful support agent.", "temperature": 0.2, "language": "en" },
          "security": { "requireAuthentication": false, "rateLimitPerMinute": 30, "blockedIpRanges": ["203.0.113.0/24"] },
          "mcpServers": [
            { "name": "orders", "url": "https://mcp.example.com/orders", "transport": "streamable_http", "allowedTools": ["lookup_order"] },
            { "name": "inventory", "url": "https://mcp.example.com/inventory", "enabled": false }
          ],
          "skills": [
            { "name": "refund-policy", "description": "Use for questions about refunds.", "instructions": "Refunds are possible within 30 days." },
            { "name": "shipping", "instructions": "Orders ship within two working days." }
          ],
          "domains": [ { "hostname": "support.acme.example", "enabled": true } ]
        }
        """;

    private const string Staging = """
        { "core": { "name": "Acme Staging Bot" }, "domains": [ { "hostname": "staging.acme.example" } ] }
        """;

    public static void Fill(WizChatAccount account)
    {
        var demo = AddChatbot(account, "cb_demo", (JsonObject)JsonNode.Parse(Demo)!);
        AddChatbot(account, "cb_staging", (JsonObject)JsonNode.Parse(Staging)!);
        demo.Documents.Add(new Resource(account.NewId("doc_"), new JsonObject { ["title"] = "Refund policy", ["content"] = "Refunds are possible within 30 days." }, demo.CreatedAt));
        demo.Videos.Add(new Resource(account.NewId("vid_"), new JsonObject { ["title"] = "Getting started", ["url"] = "https://video.example/getting-started" }, demo.CreatedAt));
        demo.Conversations.AddRange(Conversations(account.Now));
    }

    public static Chatbot AddChatbot(WizChatAccount account, string id, JsonObject spec)
    {
        var bot = new Chatbot(id, account.Now.AddDays(-90));
        foreach (var (name, value) in spec)
        {
            var section = Section.Named(name);
            if (value is JsonArray items && section.IsList)
            {
                bot.List(section).AddRange(items.Select(item => new Resource(account.NewId(section.IdPrefix), (JsonObject)item!.DeepClone(), bot.CreatedAt)));
            }
            else if (value is not null)
            {
                bot.Settings[name] = value.DeepClone();
                bot.SettingsUpdatedAt[name] = bot.CreatedAt;
            }
        }

        account.Chatbots.Add(bot);
        return bot;
    }

    /// <summary>Sixty days of conversations, a few more each day than the day before, the same on every start.</summary>
    private static IEnumerable<Conversation> Conversations(DateTimeOffset now)
    {
        for (var day = 60; day > 0; day--)
        {
            for (var i = 0; i < 8 + (day % 7); i++)
            {
                var visitor = ((day * 5) + (i * 3)) % 97;
                double? answer = i % 5 == 4 ? null : 700 + (((day * 31) + (i * 17)) % 400);
                yield return new Conversation(now.AddDays(-day).AddMinutes(i * 37), visitor.ToString(CultureInfo.InvariantCulture), 2 + ((day + i) % 9), answer);
            }
        }
    }
}
