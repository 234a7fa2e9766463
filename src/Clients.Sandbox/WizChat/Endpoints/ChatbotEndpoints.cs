using System.Text.Json.Nodes;
using Clients.Sandbox.WizChat.Http;
using Clients.Sandbox.WizChat.State;

namespace Clients.Sandbox.WizChat.Endpoints;

/// <summary><c>GET /api/v1/chatbots</c> and <c>GET /api/v1/chatbots/{id}</c>.</summary>
internal static class ChatbotEndpoints
{
    public static void Map(OperationMapper operations, WizChatAccount account)
    {
        operations.Map("GET", "/api/v1/chatbots", "chatbots:read", call =>
        {
            lock (account.OperationMapper)
            {
                return Page.Of(call, account.Chatbots, bot => bot.Id, Render);
            }
        });
        operations.Map("GET", "/api/v1/chatbots/{id}", "chatbots:read", call =>
        {
            lock (account.OperationMapper)
            {
                return OperationResult.Ok(Render(account.Find(call.Route("id"))));
            }
        });
    }

    private static JsonObject Render(Chatbot bot) => new()
    {
        ["id"] = bot.Id,
        ["name"] = bot.Name,
        ["description"] = bot.Description,
        ["createdAt"] = Timestamp.Render(bot.CreatedAt),
        ["updatedAt"] = Timestamp.Render(bot.UpdatedAt),
    };
}
