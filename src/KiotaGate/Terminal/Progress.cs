using Spectre.Console;

namespace KiotaGate.Terminal;

/// <summary>Tells a person at a terminal, on standard error, what takes its time. Silent wherever nobody looks: redirected, in CI, with <c>NO_COLOR</c> or <c>TERM=dumb</c>.</summary>
internal static class Progress
{
    // What is done sooner needs no words.
    private static readonly TimeSpan ShowAfter = TimeSpan.FromSeconds(1);

    /// <summary>Does work that writes nothing to the terminal.</summary>
    /// <param name="environment">The terminal.</param>
    /// <param name="what">What is being done, such as <c>Planning cb_123</c>.</param>
    /// <param name="work">The work.</param>
    public static async Task<T> WhileAsync<T>(CliEnvironment environment, string what, Func<Task<T>> work)
    {
        if (!IsSeen(environment))
        {
            return await work().ConfigureAwait(false);
        }

        // Elsewhere, because work that computes would keep the words from being shown.
        var running = Task.Run(work);
        if (await Task.WhenAny(running, Task.Delay(ShowAfter, environment.TimeProvider)).ConfigureAwait(false) != running)
        {
            await Terminal(environment).Status().StartAsync($"{Markup.Escape(Printable.Line(what))}...", _ => Task.WhenAny(running)).ConfigureAwait(false);
        }

        return await running.ConfigureAwait(false);
    }

    private static bool IsSeen(CliEnvironment environment) => environment.IsErrorTerminal
        && environment.Variable("TERM") != "dumb"
        && string.IsNullOrEmpty(environment.Variable("NO_COLOR"))
        && string.IsNullOrEmpty(environment.Variable("CI"));

    private static IAnsiConsole Terminal(CliEnvironment environment) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.Yes,
        Interactive = InteractionSupport.Yes,
        Out = new AnsiConsoleOutput(environment.Error),
    });
}
