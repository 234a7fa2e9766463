using System.CommandLine;

namespace Clients.Cli.WizChat;

/// <summary><c>clients wizchat pull</c>: the live configuration as a file.</summary>
internal static class PullCommand
{
    private const string Explanation =
        """
        The file holds what the service exports, secrets in clear. Replace them with ${env:NAME} before you commit it;
        a text that looks like that already is written with a doubled dollar sign.

        Examples:
          clients wizchat pull cb_123 -o bot.yaml
          clients wizchat pull cb_123 --format json | jq .spec.core

        Exit codes:
          0  done
          1  failed
        """;

    public static Command Create(CliEnvironment environment)
    {
        var id = new Argument<string>("id") { Description = "The chatbot's id." };
        var output = new Option<string>("--out", "-o") { Description = "The file to write (.yaml, .yml or .json); standard output when omitted." };
        var format = new Option<string>("--format") { Description = "The format on standard output.", DefaultValueFactory = _ => "yaml" };
        format.AcceptOnlyFromAmong("yaml", "json");
        var force = new Option<bool>("--force") { Description = "Replace the file if it exists." };
        var baseUrl = WizChatOptions.BaseUrl();
        var command = new ExplainedCommand("pull", "Write a chatbot's live configuration to a file.", Explanation) { id, output, format, force, baseUrl };
        command.UsageError = WizChatExitCode.Failure;
        command.SetAction((parsed, cancellationToken) => WizChatSession.RunAsync(environment, parsed.GetValue(baseUrl), async session =>
        {
            var file = parsed.GetValue(output);
            if (file is not null)
            {
                RequireFree(environment, file, parsed.GetValue(force));
            }

            var chatbot = parsed.GetRequiredValue(id);
            var live = await Progress.WhileAsync(environment, $"Reading {chatbot}", () => session.Client.GetConfigTextAsync(chatbot, cancellationToken)).ConfigureAwait(false);
            if (file is null)
            {
                await environment.Out.WriteAsync(ConfigFiles.Format(live, parsed.GetValue(format) == "yaml")).ConfigureAwait(false);
                return WizChatExitCode.Success;
            }

            await ConfigFiles.WriteConfigAsync(environment, file, live, cancellationToken).ConfigureAwait(false);
            await environment.Error.WriteLineAsync($"Wrote {file}. Next: edit it, then clients wizchat plan -f {file}").ConfigureAwait(false);
            return WizChatExitCode.Success;
        }));
        return command;
    }

    private static void RequireFree(CliEnvironment environment, string file, bool force)
    {
        _ = ConfigFiles.IsYaml(file);
        if (!force && File.Exists(Path.Combine(environment.WorkingDirectory, file)))
        {
            throw new CommandFailedException($"{file} exists, and pulling would replace it with its ${{env:NAME}} and comments. Pass --force, or another file.");
        }
    }
}
