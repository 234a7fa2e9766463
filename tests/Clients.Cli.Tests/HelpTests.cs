using VerifyXunit;

namespace Clients.Cli.Tests;

public sealed class HelpTests
{
    [Theory]
    [InlineData("")]
    [InlineData("check")]
    [InlineData("regen")]
    [InlineData("generate")]
    [InlineData("tour")]
    public async Task Help_reads_so(string command)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var environment = new CliEnvironment { Out = output, Error = error, WorkingDirectory = AppContext.BaseDirectory, Variable = _ => null };

        var code = await CommandLine.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"], environment);

        Assert.Equal((0, ""), (code, error.ToString()));
        await Verifier.Verify(output.ToString().TrimEnd().Replace("testhost", "clients", StringComparison.Ordinal)).UseTextForParameters(command.Length == 0 ? "root" : command);
    }

    [Theory]
    [InlineData("frob")]
    [InlineData("check --format xml")]
    [InlineData("generate")]
    public async Task What_cannot_be_understood_exits_2_with_nothing_on_standard_output(string line)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var environment = new CliEnvironment { Out = output, Error = error, WorkingDirectory = AppContext.BaseDirectory, Variable = _ => null };

        var code = await CommandLine.RunAsync(line.Split(' '), environment);

        Assert.Equal((2, ""), (code, output.ToString()));
        Assert.Contains("--help", error.ToString(), StringComparison.Ordinal);
    }
}
