using System.CommandLine;
using System.Text.RegularExpressions;
using VerifyXunit;

namespace Clients.Cli.Tests;

public sealed class HelpTests
{
    /// <summary>Commands whose result is a file's text, so that there is nothing to write as JSON.</summary>
    private static readonly string[] PrintFiles = ["completion"];

    public static TheoryData<string> Commands => [.. Tree(Root(), "").Select(command => command.Path)];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Help_reads_so(string command)
    {
        var (code, output, error) = await RunAsync([.. Words(command), "--help"]);

        Assert.Equal((0, ""), (code, error));
        await Verifier.Verify(Regex.Replace(output.Replace("testhost", "clients", StringComparison.Ordinal), " +$", "", RegexOptions.Multiline).TrimEnd())
            .UseTextForParameters(command.Length == 0 ? "root" : command.Replace(' ', '-'));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_has_examples_that_can_be_typed_and_tells_its_exit_codes(string path)
    {
        var (_, command) = Tree(Root(), "").Single(candidate => candidate.Path == path);
        if (command is RootCommand)
        {
            return;
        }

        var explanation = Assert.IsType<ExplainedCommand>(command).Explanation;
        var examples = Regex.Matches(explanation, @"^  .*?\bclients (?<line>[^|>&)\n]*?)(?:   .*|[|>&)].*)?$", RegexOptions.Multiline).Select(match => match.Groups["line"].Value).ToList();

        Assert.NotEmpty(examples);
        Assert.All(examples, line => Assert.Empty(Root().Parse(Regex.Replace(line, "^URL", "u").Trim()).Errors));
        Assert.True(command.Subcommands.Count > 0 || explanation.Contains("Exit codes:", StringComparison.Ordinal), $"{path} does not tell its exit codes");
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_that_prints_results_can_print_them_for_programs(string path)
    {
        var (_, command) = Tree(Root(), "").Single(candidate => candidate.Path == path);

        Assert.True(
            command.Subcommands.Count > 0 || PrintFiles.Contains(path) || command.Options.Any(option => option.Name is "--json" or "--format"),
            $"{path} has neither --json nor --format");
    }

    [Theory]
    [InlineData("frob")]
    [InlineData("tour --jsn")]
    [InlineData("check")]
    [InlineData("sandbox --port 99999")]
    [InlineData("swarm spool")]
    public async Task What_cannot_be_understood_exits_2_with_nothing_on_standard_output(string line)
    {
        var (code, output, error) = await RunAsync(line.Split(' '));

        Assert.Equal((2, ""), (code, output));
        Assert.Contains("--help", error, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Path, Command Command)> Tree(Command command, string path) =>
        command.Subcommands.SelectMany(child => Tree(child, $"{path} {child.Name}".TrimStart())).Prepend((path, command));

    private static RootCommand Root() => ClientsCommandLine.Create(new CliEnvironment { Out = TextWriter.Null, Error = TextWriter.Null, WorkingDirectory = AppContext.BaseDirectory, Variable = _ => null });

    private static string[] Words(string command) => command.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static async Task<(int Code, string Output, string Error)> RunAsync(IReadOnlyList<string> arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var environment = new CliEnvironment { Out = output, Error = error, WorkingDirectory = AppContext.BaseDirectory, Variable = _ => null };
        var code = await ClientsCommandLine.RunAsync(arguments, environment);
        return (code, output.ToString(), error.ToString());
    }
}
