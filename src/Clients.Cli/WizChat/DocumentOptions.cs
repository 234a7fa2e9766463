using System.CommandLine;
using System.CommandLine.Parsing;
using Clients.WizChat.ConfigAsCode;

namespace Clients.Cli.WizChat;

/// <summary>The options that say which environment variables a file may read, and which of its values are secret.</summary>
internal sealed class DocumentOptions
{
    private readonly CliEnvironment _environment;
    private readonly Option<string[]> _allowed = new("--env")
    {
        HelpName = "NAME",
        Description = "An environment variable that the file may read, besides those in its x-clients.env. May be repeated.",
    };

    private readonly Option<string[]> _allowedEmpty = new("--allow-empty")
    {
        HelpName = "NAME",
        Description = "A variable that the file may read even when it is empty. May be repeated.",
    };

    private readonly Option<string[]> _sensitive = new("--sensitive")
    {
        HelpName = "PATH",
        Description = "Where a secret stands, such as spec.mcpServers[].headers. Its value is never shown. May be repeated.",
    };

    public DocumentOptions(CliEnvironment environment, Command command)
    {
        _environment = environment;
        command.Options.Add(_allowed);
        command.Options.Add(_allowedEmpty);
        command.Options.Add(_sensitive);
    }

    /// <summary>Whether any of the options was given.</summary>
    public bool IsGiven(CommandResult result) => new Option[] { _allowed, _allowedEmpty, _sensitive }.Any(option => result.GetResult(option) is not null);

    public ConfigVariables Variables(ParseResult parsed)
    {
        var variables = new ConfigVariables { Lookup = _environment.Variable };
        variables.Allowed.UnionWith(Names(parsed, _allowed));
        variables.AllowedEmpty.UnionWith(Names(parsed, _allowedEmpty));
        return variables;
    }

    public PlanConfigOptions PlanOptions(ParseResult parsed, bool prune)
    {
        var options = new PlanConfigOptions { Prune = prune, Variables = Variables(parsed) };
        foreach (var path in SensitivePaths(parsed))
        {
            options.SensitivePaths.Add(path);
        }

        return options;
    }

    public IEnumerable<string> SensitivePaths(ParseResult parsed) => Names(parsed, _sensitive);

    private static string[] Names(ParseResult parsed, Option<string[]> option) => parsed.GetValue(option) ?? [];
}
