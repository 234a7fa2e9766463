using System.Text.Json.Nodes;
using Clients.Sandbox.WizChat.Http;
using Clients.Sandbox.WizChat.State;

namespace Clients.Sandbox.WizChat.Endpoints;

/// <summary><c>GET /api/v1/chatbots</c> and <c>GET /api/v1/chatbots/{id}</c>.</summary>
internal static class ChatbotEndpoints
{
    public static void Map(Gate gate, World world)
    {
        gate.Map("GET", "/api/v1/chatbots", "chatbots:read", call =>
        {
            lock (world.Gate)
            {
                return Page.Of(call, world.Chatbots, bot => bot.Id, Render);
            }
        });
        gate.Map("GET", "/api/v1/chatbots/{id}", "chatbots:read", call =>
        {
            lock (world.Gate)
            {
                return Answer.Ok(Render(world.Find(call.Route("id"))));
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
