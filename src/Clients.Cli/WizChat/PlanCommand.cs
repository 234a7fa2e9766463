using System.CommandLine;
using Clients.Cli.WizChat.Rendering;

namespace Clients.Cli.WizChat;

/// <summary><c>clients wizchat plan</c>: what applying a file would do.</summary>
internal static class PlanCommand
{
    private const string Explanation =
        """
        Nothing is written. ${env:NAME} in the file is replaced by the value of the variable for the service only, and is
        never shown. The file may read the variables under its x-clients.env and those named with --env.

        Examples:
          clients wizchat plan -f bot.yaml
          clients wizchat plan -f bot.yaml -o plan.json    keep it, for: clients wizchat apply plan.json
          clients wizchat plan -f bot.yaml --env MCP_TOKEN
          clients wizchat plan -f bot.yaml --json          for other tools

        Exit codes:
          0  planned; with --detailed-exitcode: nothing to change
          1  failed
          2  with --detailed-exitcode: there are changes
        """;

    public static Command Create(CliEnvironment environment)
    {
        var file = WizChatOptions.File(required: true);
        var chatbot = WizChatOptions.Chatbot();
        var noPrune = WizChatOptions.NoPrune();
        var json = WizChatOptions.Json("the plan");
        var output = new Option<string>("--out", "-o") { Description = "Keep the plan in this file, to be applied as it is." };
        var detailed = WizChatOptions.DetailedExitCode("changes");
        var baseUrl = WizChatOptions.BaseUrl();
        var command = new ExplainedCommand("plan", "Show what applying a configuration file would change.", Explanation) { file, chatbot, noPrune, json, output, detailed, baseUrl };
        var document = new DocumentOptions(environment, command);
        command.UsageError = WizChatExitCode.Failure;
        command.SetAction((parsed, cancellationToken) => WizChatSession.RunAsync(environment, parsed.GetValue(baseUrl), async session =>
        {
            var options = document.PlanOptions(parsed, prune: !parsed.GetValue(noPrune));
            var plan = await Planning.PlanAsync(environment, session, parsed.GetRequiredValue(file), parsed.GetValue(chatbot), options, cancellationToken).ConfigureAwait(false);
            if (parsed.GetValue(json))
            {
                await environment.Out.WriteAsync(plan.ToJson()).ConfigureAwait(false);
            }
            else
            {
                LinePage.Write(environment, PlanLines.Of(plan));
            }

            if (parsed.GetValue(output) is { } saved)
            {
                await ConfigFiles.WriteTextAsync(environment, saved, plan.ToJson(), cancellationToken).ConfigureAwait(false);
                await environment.Error.WriteLineAsync($"Kept the plan. Next: clients wizchat apply {saved}").ConfigureAwait(false);
            }

            return plan.HasChanges && parsed.GetValue(detailed) ? WizChatExitCode.ChangesPending : WizChatExitCode.Success;
        }));
        return command;
    }
}
