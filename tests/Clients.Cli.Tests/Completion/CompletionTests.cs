namespace Clients.Cli.Tests.Completion;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("clients re", "restless")]
    [InlineData("clients wizchat ", "plan")]
    [InlineData("clients tour --j", "--json")]
    public async Task Commands_and_options_are_suggested_as_they_are_typed(string typed, string expected)
    {
        var (code, output, _) = await RunAsync($"[suggest:{typed.Length}]", typed);

        Assert.Equal(0, code);
        Assert.Contains(expected, output.Split('\n'));
    }

    [Theory]
    [InlineData("bash", "complete -o default -F")]
    [InlineData("zsh", "compdef")]
    [InlineData("fish", "complete -f -c clients")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task Each_shell_gets_its_own_script(string shell, string expected)
    {
        var (code, output, _) = await RunAsync("completion", shell);

        Assert.Equal(0, code);
        Assert.Contains(expected, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shell_nobody_knows_is_bad_input()
    {
        var (code, _, error) = await RunAsync("completion", "tcsh");

        Assert.Equal(2, code);
        Assert.Contains("tcsh", error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var environment = new CliEnvironment { Out = output, Error = error, WorkingDirectory = Path.GetTempPath(), Variable = _ => null };
        var code = await ClientsCommandLine.RunAsync(arguments, environment);
        return (code, output.ToString(), error.ToString());
    }
}
