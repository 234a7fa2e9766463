using SwarmContract;

namespace Clients.SwarmAnalytics.Tests.Contract;

/// <summary>The gate between the analytics document and the client's hand-written layer.</summary>
public sealed class SwarmContractTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Root(), ContractProgram.DocumentPath));

    [Fact]
    public void The_committed_table_is_what_the_document_gives() =>
        Assert.Equal(ContractTable.Render(SwarmDocument.Parse(Document)), File.ReadAllText(Path.Combine(Root(), ContractProgram.TablePath)));

    [Fact]
    public void Every_operation_has_its_helper_and_every_helper_its_operation() =>
        Assert.Empty(SwarmHelpers.Compare(SwarmDocument.Parse(Document)));

    [Fact]
    public void An_operation_without_a_helper_is_named()
    {
        var changed = SwarmDocument.Parse(Document.Replace("\"events.agent.title\"", "\"events.agent.rename\"", StringComparison.Ordinal));

        Assert.Equal(
            ["operation /public/events/agent/title (events.agent.rename) has no helper Events.Agent.Rename", "helper Events.Agent.Title has no operation"],
            SwarmHelpers.Compare(changed));
    }

    [Fact]
    public void A_property_that_the_helper_does_not_take_is_named()
    {
        var changed = SwarmDocument.Parse(Document.Replace("\"step_id\"", "\"step_name\"", StringComparison.Ordinal));

        Assert.Equal(["helper Events.Onboarding.Step takes (status, stepId), but its operation's body has (status, stepName)"], SwarmHelpers.Compare(changed));
    }

    [Fact]
    public void A_required_property_may_not_be_optional_in_the_helper()
    {
        var changed = SwarmDocument.Parse(Document.Replace("\"app_version\"\n        ],", "\"app_version\",\n          \"timezone\"\n        ],", StringComparison.Ordinal));

        Assert.Contains("Events.AppLifecycle.Opened", Assert.Single(SwarmHelpers.Compare(changed)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"x-category\": \"diagnostic\"", "\"x-category\": \"marketing\"", "unknown x-category 'marketing'")]
    [InlineData("\"x-category\": \"diagnostic\",", "", "unknown x-category ''")]
    [InlineData("\"x-method\": \"logs.write\"", "\"x-other\": 1", "has no x-method")]
    [InlineData("\"x-method\": \"logs.write\"", "\"x-method\": \"events.agent.title\"", "'events.agent.title' belongs to")]
    [InlineData("\"x-method\": \"logs.write\"", "\"x-method\": \"logs; } // x\"", "gives no C# name")]
    [InlineData("\"/public/logs/write\"", "\"/public/logs/\\\" + Evil() + \\\"\"", "characters that the client does not send")]
    [InlineData("\"maxLength\": 320", "\"maxLength\": \"320); Evil(\"", "must be a whole number")]
    public void A_document_that_gives_no_table_is_refused_with_the_reason(string before, string after, string reason)
    {
        var refused = Assert.Throws<ContractException>(() => ContractTable.Render(SwarmDocument.Parse(Document.Replace(before, after, StringComparison.Ordinal))));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_bound_makes_the_table_stale()
    {
        var changed = Document.Replace("\"maxLength\": 320", "\"maxLength\": 254", StringComparison.Ordinal);

        Assert.Contains("(\"email\", 3, 254, true)", ContractTable.Render(SwarmDocument.Parse(changed)), StringComparison.Ordinal);
    }

    [Fact]
    public void Checking_says_nothing_of_a_repository_in_step()
    {
        var (code, output, error) = Run(Root(), "--check");

        Assert.Equal((0, "", ""), (code, output, error));
    }

    [Fact]
    public void A_helper_that_lost_its_operation_stops_generation_before_anything_is_written()
    {
        using var copy = new Copy(document => document.Replace("\"events.agent.title\"", "\"events.agent.rename\"", StringComparison.Ordinal));

        var (code, _, error) = Run(copy.Root, "--document");

        Assert.Equal(2, code);
        Assert.Equal("error: specs/swarm-analytics.json: the helper in AgentEvents.cs sends to EventsAgentTitle, which no operation has as its x-method. Restore the operation or remove the helper.", error.TrimEnd());
    }

    [Fact]
    public void An_operation_without_a_helper_does_not_stop_generation_and_fails_the_check()
    {
        using var copy = new Copy(document => document.Replace("\"paths\": {", "\"paths\": { \"/public/events/agent/stop\": { \"post\": { \"x-method\": \"events.agent.stop\", \"x-category\": \"product\", \"requestBody\": { \"content\": { \"application/json\": { \"schema\": { \"$ref\": \"#/components/schemas/AgentTitleRequest\" } } } } } },", StringComparison.Ordinal));

        Assert.Equal(0, Run(copy.Root, "--document").Code);
        var (code, _, error) = Run(copy.Root, "--check");

        Assert.Equal(1, code);
        Assert.Contains("the operation /public/events/agent/stop (events.agent.stop) has no helper. Write one that sends to SwarmOperations.EventsAgentStop.", error, StringComparison.Ordinal);
        Assert.Contains("SwarmContract.g.cs is not what the document gives. Fix: dotnet run --project scripts/SwarmContract", error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_is_written_once_and_is_then_in_step()
    {
        using var copy = new Copy(document => document.Replace("\"maxLength\": 320", "\"maxLength\": 254", StringComparison.Ordinal));

        var (code, output, _) = Run(copy.Root);

        Assert.Equal((0, "Wrote src/Clients.SwarmAnalytics/Contract/SwarmContract.g.cs"), (code, output.TrimEnd()));
        Assert.Equal((0, "", ""), Run(copy.Root));
        Assert.Equal((0, "", ""), Run(copy.Root, "--check"));
    }

    [Theory]
    [InlineData("--chekc")]
    [InlineData("--check", "--document")]
    public void An_unknown_option_is_named(params string[] arguments) =>
        Assert.Contains($"unknown option '{arguments[^1]}'", Run(Root(), arguments) is (2, "", var error) ? error : "", StringComparison.Ordinal);

    private static (int Code, string Output, string Error) Run(string folder, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (ContractProgram.Run(arguments, folder, output, error), output.ToString(), error.ToString());
    }

    /// <summary>What the program reads and writes of this repository, in a folder of its own.</summary>
    private sealed class Copy : IDisposable
    {
        public Copy(Func<string, string> change)
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(SwarmContractTests.Root(), "src", "Clients.SwarmAnalytics"), "*.cs", SearchOption.AllDirectories))
            {
                Write(Path.GetRelativePath(SwarmContractTests.Root(), file), File.ReadAllText(file));
            }

            Write(ContractProgram.DocumentPath, change(Document));
        }

        public string Root { get; } = Directory.CreateTempSubdirectory("swarm-contract-").FullName;

        public void Dispose() => Directory.Delete(Root, recursive: true);

        private void Write(string path, string text)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Root, path))!);
            File.WriteAllText(Path.Combine(Root, path), text);
        }
    }

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "Clients.sln")))
        {
            directory = directory.Parent;
        }

        return directory.FullName;
    }
}
