using System.CommandLine;

namespace Clients.Cli.WizChat;

/// <summary><c>clients wizchat</c>: a chatbot's configuration as code.</summary>
internal static class WizChatCommand
{
    private const string Explanation =
        """
        A round:
          export WIZCHAT_API_KEY=wpk_live_...
          clients wizchat list
          clients wizchat pull cb_123 -o bot.yaml
          (edit bot.yaml)
          clients wizchat plan -f bot.yaml
          clients wizchat apply -f bot.yaml

        Environment:
          WIZCHAT_API_KEY   the Management API key
          WIZCHAT_BASE_URL  another address than https://www.wizchat.com
          NO_COLOR          no colours
        """;

    public static Command Create(CliEnvironment environment)
    {
        var command = new ExplainedCommand("wizchat", "Keep a WizChat chatbot's configuration as code: pull, plan, apply, diff.", Explanation)
        {
            ListCommand.Create(environment),
            PullCommand.Create(environment),
            PlanCommand.Create(environment),
            ApplyCommand.Create(environment),
            DiffCommand.Create(environment),
        };
        command.UsageError = WizChatExitCode.Failure;
        return command;
    }
}
