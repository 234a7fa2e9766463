using System.Text.Json.Nodes;
using Clients.Sandbox.WizChat.Http;
using Clients.Sandbox.WizChat.Reconcile;
using Clients.Sandbox.WizChat.State;

namespace Clients.Sandbox.WizChat.Endpoints;

/// <summary><c>GET …/config</c> and <c>POST …/apply</c>.</summary>
internal static class ConfigEndpoints
{
    public static void Map(OperationMapper operations, WizChatAccount account)
    {
        operations.Map("GET", "/api/v1/chatbots/{id}/config", "chatbots:read", call =>
        {
            lock (account.OperationMapper)
            {
                var bot = account.Find(call.Route("id"));
                foreach (var scope in ConfigExport.Scopes(bot))
                {
                    call.Require(scope);
                }

                return OperationResult.Ok(ConfigExport.Render(bot, account.Now));
            }
        });
        operations.Map("POST", "/api/v1/chatbots/{id}/apply", null, call =>
        {
            var dryRun = call.Flag("dryRun", false);
            var prune = call.Flag("prune", true);
            var desired = DesiredState.Read(call.BodyObject());
            foreach (var (section, _) in desired.Sections)
            {
                call.Require(dryRun ? section.ReadScope : section.WriteScope);
            }

            lock (account.OperationMapper)
            {
                return Reconcile(account, account.Find(call.Route("id")), desired, dryRun, prune);
            }
        });
    }

    private static OperationResult Reconcile(WizChatAccount account, Chatbot bot, DesiredState desired, bool dryRun, bool prune)
    {
        var steps = Planner.Plan(bot, desired, prune);
        // Rendered first: applying changes what the steps' "before" refers to.
        var plan = Planner.Render(steps);
        var (applied, failed) = dryRun ? (null, null) : Applier.Apply(account, bot, steps);
        var result = new JsonObject { ["dryRun"] = dryRun, ["plan"] = plan, ["applied"] = applied, ["failed"] = failed };
        return new OperationResult(failed is null ? 200 : 422, result);
    }
}
