using System.Text.Json.Nodes;
using Clients.Sandbox.WizChat.Http;
using Clients.Sandbox.WizChat.State;

namespace Clients.Sandbox.WizChat.Endpoints;

/// <summary>Deployments: requested, then pending, running and ended as time passes.</summary>
internal static class DeploymentEndpoints
{
    private const string Scope = "deploy";

    public static void Map(Gate gate, World world)
    {
        const string List = "/api/v1/chatbots/{id}/deployments";
        gate.Map("GET", List, Scope, call =>
        {
            lock (world.Gate)
            {
                List<Deployment> newestFirst = [.. Enumerable.Reverse(world.Find(call.Route("id")).Deployments)];
                return Page.Of(call, newestFirst, one => one.Id, one => Render(one, world.Now));
            }
        });
        gate.Map("POST", List, Scope, call =>
        {
            lock (world.Gate)
            {
                var bot = world.Find(call.Route("id"));
                var started = new Deployment(world.NewId("dep_"), world.Now, world.NextDeploymentFailure);
                world.NextDeploymentFailure = null;
                bot.Deployments.Add(started);
                return new Answer(202, Render(started, world.Now));
            }
        });
        gate.Map("GET", List + "/{deploymentId}", Scope, call =>
        {
            lock (world.Gate)
            {
                var found = world.Find(call.Route("id")).Deployments.Find(one => one.Id == call.Route("deploymentId"));
                return Answer.Ok(Render(found ?? throw ApiProblem.NotFound("Deployment"), world.Now));
            }
        });
    }

    private static JsonObject Render(Deployment one, DateTimeOffset now)
    {
        var status = one.Status(now);
        return new JsonObject
        {
            ["id"] = one.Id,
            ["status"] = status,
            ["failureReason"] = status == "failed" ? one.FailureReason : null,
            ["createdAt"] = Timestamp.Render(one.CreatedAt),
            ["completedAt"] = Timestamp.Render(one.CompletedAt(now)),
        };
    }
}
