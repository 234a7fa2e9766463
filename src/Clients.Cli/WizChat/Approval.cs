using Clients.WizChat.ConfigAsCode;

namespace Clients.Cli.WizChat;

/// <summary>Asks the person at the terminal.</summary>
internal static class Approval
{
    /// <exception cref="CommandFailedException">There is nobody to ask.</exception>
    public static async Task<bool> AskAsync(CliEnvironment environment, ConfigPlan plan, CancellationToken cancellationToken)
    {
        if (!environment.CanAsk)
        {
            throw new CommandFailedException("There is no terminal to ask on. Nothing was applied; review the plan and pass --auto-approve.");
        }

        var deletes = plan.Deletes > 0 ? $" ({plan.Deletes} delete{(plan.Deletes == 1 ? "" : "s")})" : "";
        await environment.Error.WriteAsync($"Apply {plan.Changes} change{(plan.Changes == 1 ? "" : "s")}{deletes} to {plan.ChatbotId}? Only yes is taken for yes: ").ConfigureAwait(false);
        await environment.Error.FlushAsync(cancellationToken).ConfigureAwait(false);
        return (await environment.In.ReadLineAsync(cancellationToken).ConfigureAwait(false))?.Trim() == "yes";
    }
}
