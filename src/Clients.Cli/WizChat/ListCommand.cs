using System.CommandLine;
using Clients.Cli.Terminal;
using Clients.WizChat.Models;
using Spectre.Console;
using Progress = KiotaGate.Terminal.Progress;

namespace Clients.Cli.WizChat;

/// <summary><c>clients wizchat list</c>: which chatbots there are, for whoever does not know an id yet.</summary>
internal static class ListCommand
{
    private const string Explanation =
        """
        A table on a terminal, a JSON line for each chatbot elsewhere or with --json.

        Examples:
          clients wizchat list
          clients wizchat list --json | jq -r .id

        Exit codes:
          0  done
          1  failed
        """;

    public static Command Create(CliEnvironment environment)
    {
        var json = new Option<bool>("--json") { Description = "Write JSON lines, as is done whenever the output is no terminal." };
        var baseUrl = WizChatOptions.BaseUrl();
        var command = new ExplainedCommand("list", "List the chatbots of the account.", Explanation) { json, baseUrl };
        command.UsageError = WizChatExitCode.Failure;
        command.SetAction((parsed, cancellationToken) => WizChatSession.RunAsync(environment, parsed.GetValue(baseUrl), async session =>
        {
            if (parsed.GetValue(json) || !environment.IsTerminal)
            {
                await foreach (var chatbot in session.Client.ListChatbotsAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
                {
                    await environment.Out.WriteLineAsync(ModelJson.Line(chatbot)).ConfigureAwait(false);
                }

                return WizChatExitCode.Success;
            }

            var all = await Progress.WhileAsync(environment, "Listing chatbots", () => session.Client.ListChatbotsAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken).AsTask()).ConfigureAwait(false);
            ConsoleFactory.Create(environment).Write(TableOf(environment, all));
            return WizChatExitCode.Success;
        }));
        return command;
    }

    private static Table TableOf(CliEnvironment environment, IEnumerable<PublicChatbot> chatbots)
    {
        var table = new Table().Border(ConsoleFactory.Border(environment)).AddColumns("Id", "Name", "Description");
        foreach (var chatbot in chatbots)
        {
            table.AddRow(new Text(Printable.Line(chatbot.Id)), new Text(Printable.Line(chatbot.Name, 40)), new Text(Printable.Line(chatbot.Description, 60)));
        }

        return table;
    }
}
