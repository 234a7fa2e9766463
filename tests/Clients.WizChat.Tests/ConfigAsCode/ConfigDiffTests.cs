using Clients.WizChat.ConfigAsCode;

namespace Clients.WizChat.Tests.ConfigAsCode;

public sealed class ConfigDiffTests
{
    [Fact]
    public void Order_number_text_and_escapes_are_no_difference()
    {
        var diff = ConfigDiff.Between(
            ConfigText.ParseJson("""{"metadata":{"exportedAt":"now"},"spec":{"core":{"b":1,"a":"x"},"skills":[{"name":"one"},{"name":"two"}]}}"""),
            ConfigText.ParseYaml("spec:\n  skills: [{name: two}, {name: one}]\n  core: {a: x, b: 1.0}"));

        Assert.True(diff.IsEmpty);
        Assert.Equal(diff.File.ToYaml(), diff.Live.ToYaml());
    }

    [Fact]
    public void What_differs_stands_in_its_place_and_secrets_do_not_show()
    {
        var diff = ConfigDiff.Between(
            ConfigText.ParseJson("""{"spec":{"mcpServers":[{"name":"old","t":"x"},{"name":"orders","token":"previous","url":"https://a"}],"domains":[]}}"""),
            ConfigText.ParseJson("""{"spec":{"mcpServers":[{"name":"orders","url":"https://b","token":"${env:T}"}],"domains":null}}"""),
            new ConfigVariables { Lookup = _ => "current", Allowed = { "T" } });

        Assert.Equal("""{"mcpServers":[{"name":"orders","url":"https://a","token":"(hidden)"},{"name":"old","t":"x"}]}""", diff.Live.ToJson(indented: false));
        Assert.Equal("""{"mcpServers":[{"name":"orders","url":"https://b","token":"${env:T}"}]}""", diff.File.ToJson(indented: false));
        Assert.Equal(["domains"], diff.UnmanagedSections);
        Assert.False(diff.IsEmpty);
    }
}
