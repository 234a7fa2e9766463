using System.CommandLine;

namespace Clients.Cli.Completion;

/// <summary><c>clients completion SHELL</c>: the few lines that teach a shell to ask this tool for completions.</summary>
internal static class CompletionCommand
{
    private const string Explanation =
        """
        Examples:
          eval "$(clients completion bash)"                        in ~/.bashrc
          eval "$(clients completion zsh)"                         in ~/.zshrc
          clients completion fish | source                         in ~/.config/fish/config.fish
          clients completion pwsh | Out-String | Invoke-Expression in $PROFILE

        Exit codes:
          0  done
          2  no such shell
        """;

    // Each asks System.CommandLine's own [suggest] directive, so that completions never lag behind the commands; where it has none, files are meant.
    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] =
            """
            _clients_complete() {
              local IFS=$'\n'
              COMPREPLY=($(compgen -W "$(clients "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -o default -F _clients_complete clients
            """,
        ["zsh"] =
            """
            _clients_complete() {
              local -a suggestions
              suggestions=(${(f)"$(clients "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)"})
              if (( $#suggestions )); then compadd -a suggestions; else _files; fi
            }
            compdef _clients_complete clients
            """,
        ["fish"] =
            """
            function __clients_complete
              set -l suggestions (clients "[suggest:"(commandline -C)"]" (commandline) 2>/dev/null | string match -v "")
              if count $suggestions >/dev/null
                printf '%s\n' $suggestions
              else
                __fish_complete_path (commandline -ct)
              end
            end
            complete -f -c clients -a '(__clients_complete)'
            """,
        ["pwsh"] =
            """
            Register-ArgumentCompleter -Native -CommandName clients -ScriptBlock {
              param($wordToComplete, $commandAst, $cursorPosition)
              clients "[suggest:$cursorPosition]" "$commandAst" 2>$null | Where-Object { $_ -like "$wordToComplete*" }
            }
            """,
    };

    public static Command Create(CliEnvironment environment)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish or pwsh.", HelpName = "SHELL" };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new ExplainedCommand("completion", "Print a script that completes this tool's commands in a shell.", Explanation) { shell };
        command.SetAction(parsed =>
        {
            environment.Out.WriteLine(Scripts[parsed.GetRequiredValue(shell)].ReplaceLineEndings());
            return ExitCode.Success;
        });
        return command;
    }
}
