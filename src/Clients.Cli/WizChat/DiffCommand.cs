using System.CommandLine;
using Clients.Cli.WizChat.Rendering;
using Clients.WizChat.ConfigAsCode;

namespace Clients.Cli.WizChat;

/// <summary><c>clients wizchat diff</c>: live configuration and file, line by line.</summary>
internal static class DiffCommand
{
    private const string Explanation =
        """
        Compares here, without a plan of the service: what is live on the left (-), the file on the right (+). Order and
        formatting make no difference, sections that the file does not mention are left out.

        Examples:
          clients wizchat diff -f bot.yaml
          clients wizchat diff -f bot.yaml --detailed-exitcode
          clients wizchat diff -f bot.yaml --json          for other tools

        Exit codes:
          0  compared; with --detailed-exitcode: no difference
          1  failed
          2  with --detailed-exitcode: there are differences
        """;

    public static Command Create(CliEnvironment environment)
    {
        var file = WizChatOptions.File(required: true);
        var chatbot = WizChatOptions.Chatbot();
        var json = WizChatOptions.Json("both sides");
        var detailed = WizChatOptions.DetailedExitCode("differences");
        var baseUrl = WizChatOptions.BaseUrl();
        var command = new ExplainedCommand("diff", "Show how the live configuration and a file differ.", Explanation) { file, chatbot, json, detailed, baseUrl };
        var document = new DocumentOptions(environment, command);
        command.UsageError = WizChatExitCode.Failure;
        command.SetAction((parsed, cancellationToken) => WizChatSession.RunAsync(environment, parsed.GetValue(baseUrl), async session =>
        {
            var path = parsed.GetRequiredValue(file);
            var config = session.ReadConfig(path);
            var id = Planning.ChatbotOf(config, path, parsed.GetValue(chatbot));
            // Resolved first, so that an unset variable is told before the service is asked for anything.
            var variables = document.Variables(parsed);
            _ = config.ResolveEnvironment(variables);
            var live = await Progress.WhileAsync(environment, $"Reading {id}", () => session.Client.GetConfigTextAsync(id, cancellationToken)).ConfigureAwait(false);
            var diff = ConfigDiff.Between(live, config, variables, document.SensitivePaths(parsed));
            if (parsed.GetValue(json))
            {
                await environment.Out.WriteLineAsync(ConfigJson.Of(diff, id)).ConfigureAwait(false);
            }
            else
            {
                LinePage.Write(environment, DiffLines.Of(diff, id, path, ConfigFiles.IsYaml(path)));
            }

            return !diff.IsEmpty && parsed.GetValue(detailed) ? WizChatExitCode.ChangesPending : WizChatExitCode.Success;
        }));
        return command;
    }
}
