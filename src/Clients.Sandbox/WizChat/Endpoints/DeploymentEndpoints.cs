using System.Text.Json.Nodes;
using Clients.Sandbox.WizChat.Http;
using Clients.Sandbox.WizChat.State;

namespace Clients.Sandbox.WizChat.Endpoints;

/// <summary>Deployments: requested, then pending, running and ended as time passes.</summary>
internal static class DeploymentEndpoints
{
    private const string Scope = "deploy";

    public static void Map(OperationMapper operations, WizChatAccount account)
    {
        const string List = "/api/v1/chatbots/{id}/deployments";
        operations.Map("GET", List, Scope, call =>
        {
            lock (account.OperationMapper)
            {
                List<Deployment> newestFirst = [.. Enumerable.Reverse(account.Find(call.Route("id")).Deployments)];
                return Page.Of(call, newestFirst, one => one.Id, one => Render(one, account.Now));
            }
        });
        operations.Map("POST", List, Scope, call =>
        {
            lock (account.OperationMapper)
            {
                var bot = account.Find(call.Route("id"));
                var started = new Deployment(account.NewId("dep_"), account.Now, account.NextDeploymentFailure);
                account.NextDeploymentFailure = null;
                bot.Deployments.Add(started);
                return new OperationResult(202, Render(started, account.Now));
            }
        });
        operations.Map("GET", List + "/{deploymentId}", Scope, call =>
        {
            lock (account.OperationMapper)
            {
                var found = account.Find(call.Route("id")).Deployments.Find(one => one.Id == call.Route("deploymentId"));
                return OperationResult.Ok(Render(found ?? throw ApiProblem.NotFound("Deployment"), account.Now));
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
