using System.Text.Json.Nodes;
using Clients.Sandbox.WizChat.Sections;
using Clients.Sandbox.WizChat.State;

namespace Clients.Sandbox.WizChat.Reconcile;

/// <summary>Carries out a plan step by step, and stops at the first step that fails; the steps before it stay applied.</summary>
internal static class Applier
{
    public static (JsonArray Applied, JsonObject? Failed) Apply(WizChatAccount account, Chatbot bot, IReadOnlyList<PlanStep> steps)
    {
        var applied = new JsonArray();
        var index = Index(bot, steps);
        foreach (var step in steps.Where(step => !step.IsNoop))
        {
            if (Refusal(account, bot, step) is { } failed)
            {
                return (applied, failed);
            }

            var id = step.Section.IsList ? Write(account, bot, step, index) : WriteSettings(account, bot, step);
            bot.UpdatedAt = account.Now;
            applied.Add(new JsonObject { ["section"] = step.Section.Name, ["op"] = step.Op, ["key"] = step.Key, ["id"] = id });
        }

        return (applied, null);
    }

    private static JsonObject? Refusal(WizChatAccount account, Chatbot bot, PlanStep step)
    {
        if (account.TakeFailure(step.Section.Name, step.Op, step.Key) is { } injected)
        {
            return Failed(step, injected.Code, injected.Message);
        }

        return step is { Op: "create", Section.Name: "domains" } && account.IsHostnameTaken(bot, step.Key)
            ? Failed(step, "domain_conflict", "Domain is already in use")
            : null;
    }

    private static JsonObject Failed(PlanStep step, string code, string message) =>
        new() { ["op"] = step.Op, ["message"] = message, ["section"] = step.Section.Name, ["code"] = code };

    private static string WriteSettings(WizChatAccount account, Chatbot bot, PlanStep step)
    {
        bot.Settings[step.Section.Name] = step.After!.DeepClone();
        bot.SettingsUpdatedAt[step.Section.Name] = account.Now;
        return bot.Id;
    }

    private static Dictionary<(string Section, string Key), Resource> Index(Chatbot bot, IReadOnlyList<PlanStep> steps)
    {
        var index = new Dictionary<(string, string), Resource>();
        foreach (var section in steps.Select(step => step.Section).Where(section => section.IsList).Distinct())
        {
            foreach (var item in bot.List(section))
            {
                index[(section.Name, (string)item.Content[section.Key!]!)] = item;
            }
        }

        return index;
    }

    private static string Write(WizChatAccount account, Chatbot bot, PlanStep step, Dictionary<(string Section, string Key), Resource> index)
    {
        var list = bot.List(step.Section);
        var current = index.GetValueOrDefault((step.Section.Name, step.Key));
        if (step.Op == "delete")
        {
            list.Remove(current!);
            return current!.Id;
        }

        var content = (JsonObject)step.After!.DeepClone();
        if (current is null)
        {
            current = new Resource(account.NewId(step.Section.IdPrefix), content, account.Now);
            list.Add(current);
        }
        else
        {
            current.Content = content;
            current.UpdatedAt = account.Now;
        }

        return current.Id;
    }
}
