using System.Text.Json.Nodes;
using Clients.Sandbox.WizChat.Http;
using Clients.Sandbox.WizChat.Sections;
using Clients.Sandbox.WizChat.State;

namespace Clients.Sandbox.WizChat.Endpoints;

/// <summary><c>GET</c> and <c>PATCH …/security</c>: the same settings that the section <c>security</c> configures.</summary>
internal static class SecurityEndpoints
{
    private const string Name = "security";

    public static void Map(OperationMapper operations, WizChatAccount account)
    {
        operations.Map("GET", "/api/v1/chatbots/{id}/security", "security:read", call =>
        {
            lock (account.OperationMapper)
            {
                return OperationResult.Ok(Render(account.Find(call.Route("id"))));
            }
        });
        operations.Map("PATCH", "/api/v1/chatbots/{id}/security", "security:write", call =>
        {
            var body = call.BodyObject();
            RequestRules.Security.Validate(body, "", partial: true);
            lock (account.OperationMapper)
            {
                var bot = account.Find(call.Route("id"));
                var settings = bot.Settings.TryGetValue(Name, out var current) ? (JsonObject)current : [];
                foreach (var (name, value) in RequestRules.Security.Pick(body))
                {
                    settings[name] = value?.DeepClone();
                }

                bot.Settings[Name] = settings;
                bot.SettingsUpdatedAt[Name] = bot.UpdatedAt = account.Now;
                return OperationResult.Ok(Render(bot));
            }
        });
    }

    private static JsonObject Render(Chatbot bot)
    {
        var rendered = bot.Settings.TryGetValue(Name, out var current) ? RequestRules.Security.Pick((JsonObject)current) : [];
        rendered["updatedAt"] = bot.SettingsUpdatedAt.TryGetValue(Name, out var at) ? Timestamp.Render(at) : null;
        return rendered;
    }
}
