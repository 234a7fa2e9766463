using Clients.Cli.Terminal;
using Spectre.Console;

namespace Clients.Cli.WizChat.Rendering;

/// <summary>Writes lines to the results' stream, coloured where a person looks at them.</summary>
internal static class LinePage
{
    // Values are not wrapped by words: a terminal breaks long lines by itself, and a pipe wants them whole.
    private const int NoWrap = 1_000_000;

    public static void Write(CliEnvironment environment, IEnumerable<Line> lines)
    {
        if (!environment.IsTerminal)
        {
            foreach (var line in lines)
            {
                environment.Out.WriteLine(line.Text);
            }

            return;
        }

        var console = ConsoleFactory.Create(environment);
        console.Profile.Width = NoWrap;
        foreach (var line in lines)
        {
            console.WriteLine(line.Text, StyleOf(line.Kind));
        }
    }

    private static Style StyleOf(LineKind kind) => kind switch
    {
        LineKind.Heading => new Style(decoration: Decoration.Bold),
        LineKind.Create => new Style(Color.Green),
        LineKind.Update => new Style(Color.Yellow),
        LineKind.Delete => new Style(Color.Red),
        LineKind.Warning => new Style(Color.Red, decoration: Decoration.Bold),
        LineKind.Faint => new Style(Color.Grey),
        _ => Style.Plain,
    };
}
