using System.Text.Json.Nodes;
using Clients.Sandbox.WizChat.Http;
using Clients.Sandbox.WizChat.Sections;
using Clients.Sandbox.WizChat.State;

namespace Clients.Sandbox.WizChat.Reconcile;

/// <summary>The live configuration as a document that can be applied again.</summary>
internal static class ConfigExport
{
    public const string ApiVersion = "wizchat.com/v1";
    public const string Kind = "ChatbotConfig";

    public static JsonObject Render(Chatbot bot, DateTimeOffset now)
    {
        var spec = new JsonObject();
        foreach (var (name, value) in bot.Settings.OrderBy(setting => Order(setting.Key)))
        {
            spec[name] = value.DeepClone();
        }

        foreach (var section in Section.All.Where(section => section.IsList))
        {
            spec[section.Name] = new JsonArray([.. bot.List(section).Select(item => item.Content.DeepClone())]);
        }

        return new JsonObject
        {
            ["apiVersion"] = ApiVersion,
            ["kind"] = Kind,
            ["metadata"] = new JsonObject { ["chatbotId"] = bot.Id, ["exportedAt"] = Timestamp.Render(now) },
            ["spec"] = spec,
        };
    }

    /// <summary>The scopes an export needs: the read scope of every section it holds.</summary>
    public static IEnumerable<string> Scopes(Chatbot bot) =>
        Section.All.Where(section => section.IsList || bot.Settings.ContainsKey(section.Name)).Select(section => section.ReadScope).Distinct();

    private static int Order(string name)
    {
        for (var i = 0; i < Section.All.Count; i++)
        {
            if (Section.All[i].Name == name)
            {
                return i;
            }
        }

        return int.MaxValue;
    }
}
