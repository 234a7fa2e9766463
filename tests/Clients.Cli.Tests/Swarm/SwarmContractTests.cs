using Clients.Cli.Swarm;

namespace Clients.Cli.Tests.Swarm;

/// <summary>The gate between the analytics document and the client's hand-written layer.</summary>
public sealed class SwarmContractTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Root(), SwarmDocument.Path));

    [Fact]
    public void The_committed_table_is_what_the_document_gives() =>
        Assert.Equal(SwarmContractWriter.Render(SwarmDocument.Parse(Document)), File.ReadAllText(Path.Combine(Root(), SwarmContractWriter.Path)));

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
    public void A_document_that_gives_no_table_is_refused_with_the_reason(string before, string after, string reason)
    {
        var refused = Assert.Throws<SwarmContractException>(() => SwarmDocument.Parse(Document.Replace(before, after, StringComparison.Ordinal)));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_bound_makes_the_table_stale()
    {
        var changed = Document.Replace("\"maxLength\": 320", "\"maxLength\": 254", StringComparison.Ordinal);

        Assert.Contains("(\"email\", 3, 254, true)", SwarmContractWriter.Render(SwarmDocument.Parse(changed)), StringComparison.Ordinal);
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
