using Spectre.Console;

namespace Clients.Cli.Terminal;

/// <summary>Makes the console that tables and marks are written to, so that it reads well on a terminal, in a pipe and without colour.</summary>
internal static class ConsoleFactory
{
    /// <summary>Width of a line where nobody's terminal sets one.</summary>
    private const int PipedWidth = 120;

    /// <summary>Makes a console over the results' stream. <c>NO_COLOR</c>, when set to anything, takes the colours away, as does the argument.</summary>
    public static IAnsiConsole Create(CliEnvironment environment, bool noColor = false)
    {
        var styled = environment.IsTerminal && environment.Variable("TERM") != "dumb";
        var coloured = styled && !noColor && string.IsNullOrEmpty(environment.Variable("NO_COLOR"));
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            // Windows may have to be asked first; whatever else calls itself a terminal understands escape codes and the colours of its theme.
            Ansi = !styled ? AnsiSupport.No : OperatingSystem.IsWindows() ? AnsiSupport.Detect : AnsiSupport.Yes,
            ColorSystem = coloured ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(environment.Out),
        });
        if (!environment.IsTerminal)
        {
            console.Profile.Width = PipedWidth;
            console.Profile.Capabilities.Unicode = true;
        }

        return console;
    }

    /// <summary>A border for people on a terminal, and one that stays readable, and pasteable, in a pipe.</summary>
    public static TableBorder Border(CliEnvironment environment) => environment.IsTerminal ? TableBorder.Rounded : TableBorder.Markdown;
}
