using System.Text.Json.Nodes;
using Clients.Sandbox.WizChat.Http;
using Clients.Sandbox.WizChat.Reconcile;
using Clients.Sandbox.WizChat.State;

namespace Clients.Sandbox.WizChat.Endpoints;

/// <summary><c>GET …/config</c> and <c>POST …/apply</c>.</summary>
internal static class ConfigEndpoints
{
    public static void Map(Gate gate, World world)
    {
        gate.Map("GET", "/api/v1/chatbots/{id}/config", "chatbots:read", call =>
        {
            lock (world.Gate)
            {
                var bot = world.Find(call.Route("id"));
                foreach (var scope in ConfigExport.Scopes(bot))
                {
                    call.Require(scope);
                }

                return Answer.Ok(ConfigExport.Render(bot, world.Now));
            }
        });
        gate.Map("POST", "/api/v1/chatbots/{id}/apply", null, call =>
        {
            var dryRun = call.Flag("dryRun", false);
            var prune = call.Flag("prune", true);
            var desired = DesiredState.Read(call.BodyObject());
            foreach (var (section, _) in desired.Sections)
            {
                call.Require(dryRun ? section.ReadScope : section.WriteScope);
            }

            lock (world.Gate)
            {
                return Reconcile(world, world.Find(call.Route("id")), desired, dryRun, prune);
            }
        });
    }

    private static Answer Reconcile(World world, Chatbot bot, DesiredState desired, bool dryRun, bool prune)
    {
        var steps = Planner.Plan(bot, desired, prune);
        // Rendered first: applying changes what the steps' "before" refers to.
        var plan = Planner.Render(steps);
        var (applied, failed) = dryRun ? (null, null) : Applier.Apply(world, bot, steps);
        var result = new JsonObject { ["dryRun"] = dryRun, ["plan"] = plan, ["applied"] = applied, ["failed"] = failed };
        return new Answer(failed is null ? 200 : 422, result);
    }
}
