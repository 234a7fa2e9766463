using Clients.Testing.Properties;
using Clients.WizChat.ConfigAsCode;
using Clients.WizChat.ConfigAsCode.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Clients.WizChat.Tests.ConfigAsCode;

public sealed class EnvironmentReferenceTests
{
    [Theory]
    [InlineData("${env:TOKEN}", "t0ken")]
    [InlineData("Bearer ${env:TOKEN}!", "Bearer t0ken!")]
    [InlineData("${env:TOKEN}${env:EMPTY}${env:TOKEN}", "t0kent0ken")]
    [InlineData("$${env:TOKEN}", "${env:TOKEN}")]
    [InlineData("$$${env:TOKEN}", "$t0ken")]
    [InlineData("$${env:", "${env:")]
    [InlineData("${ENV:TOKEN} $TOKEN {env:TOKEN}", "${ENV:TOKEN} $TOKEN {env:TOKEN}")]
    public void References_are_replaced_and_doubled_dollars_are_literal(string written, string meant) =>
        Assert.Equal($$"""{"a":["{{meant}}"]}""", JsonTextWriter.Write(ConfigText.ParseJson($$"""{"a":["{{written}}"]}""").ResolveEnvironment(Variables).Root));

    [Fact]
    public void A_value_is_substituted_once_and_never_read_as_a_reference_or_as_json()
    {
        var resolved = ConfigText.ParseJson("""{"a":"${env:TRICKY}"}""").ResolveEnvironment(Variables);

        Assert.Equal("${env:TOKEN}\",\"b\":\"", resolved.Root.Get("a").AsString());
    }

    [Fact]
    public void An_unset_variable_is_named_with_its_place()
    {
        var error = Assert.Throws<ConfigFormatException>(() => ConfigText.ParseJson("""{"spec":{"skills":[{"name":"${env:NOPE}"}]}}""").ResolveEnvironment(Variables));

        Assert.Contains("NOPE is not set", error.Message, StringComparison.Ordinal);
        Assert.Equal("spec.skills[0].name", error.Path);
    }

    [Theory]
    [InlineData("${env:}")]
    [InlineData("${env:1X}")]
    [InlineData("${env:A-B}")]
    [InlineData("${env:TOKEN")]
    public void A_malformed_reference_is_refused_rather_than_sent(string written) =>
        Assert.Throws<ConfigFormatException>(() => ConfigText.ParseJson($$"""["{{written}}"]""").ResolveEnvironment(Variables));

    [Fact]
    public void Keys_are_left_alone() =>
        Assert.Equal("""{"${env:NOPE}":1}""", ConfigText.ParseJson("""{"${env:NOPE}":1}""").ResolveEnvironment(Variables).ToJson(indented: false));

    [Fact]
    public void Escaping_and_resolving_undo_each_other()
    {
        var parts = Gen.Elements("$", "$$", "{env:", "${env:", "TOKEN", "}", "x", " ");
        var texts = Gen.Choose(0, 12).SelectMany(count => Gen.ArrayOf(parts, count)).Select(string.Concat);

        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var live = new ConfigText(JsonText.Read($"[\"{text}\"]"));
            return JsonMeaning.Same(live.Root, ConfigText.ParseJson(live.ToJson()).ResolveEnvironment().Root);
        }).Check(Seeded.Tries(1000));
    }

    [Fact]
    public void A_variable_is_read_only_if_the_file_or_the_caller_allows_it()
    {
        var file = ConfigText.ParseJson("""{"spec":{"core":{"name":"${env:TOKEN}"}}}""");
        var listed = ConfigText.ParseYaml("x-clients: {env: [TOKEN]}\nspec: {core: {name: '${env:TOKEN}'}}");
        var asked = new List<string>();
        var none = new ConfigVariables { Lookup = name => { asked.Add(name); return "t0ken"; } };

        var error = Assert.Throws<ConfigFormatException>(() => file.ResolveEnvironment(none));
        var resolved = listed.ResolveEnvironment(none);

        Assert.StartsWith("spec.core.name: The document may not read the environment variable TOKEN. Allow it with --env TOKEN", error.Message, StringComparison.Ordinal);
        Assert.Equal(["TOKEN"], asked);
        Assert.Equal("""{"spec":{"core":{"name":"t0ken"}}}""", resolved.ToJson(indented: false));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\n")]
    public void An_empty_value_is_refused_unless_the_file_or_the_caller_allows_it_by_name(string value)
    {
        const string Spec = "spec: {core: {systemPrompt: '${env:PROMPT}'}}";
        var strict = new ConfigVariables { Lookup = _ => value, Allowed = { "PROMPT" } };
        var lenient = new ConfigVariables { Lookup = _ => value, AllowedEmpty = { "PROMPT" } };

        var error = Assert.Throws<ConfigFormatException>(() => ConfigText.ParseYaml(Spec).ResolveEnvironment(strict));
        ConfigText.ParseYaml(Spec).ResolveEnvironment(lenient);
        ConfigText.ParseYaml("x-clients: {allowEmpty: [PROMPT]}\n" + Spec).ResolveEnvironment(strict);

        Assert.Contains("PROMPT is empty, which would erase the live value", error.Message, StringComparison.Ordinal);
        Assert.Equal("spec.core.systemPrompt", error.Path);
    }

    [Theory]
    [InlineData("[TOKEN]", "must be an object")]
    [InlineData("{envs: [TOKEN]}", "has no setting envs")]
    [InlineData("{env: TOKEN}", "must be a list of strings")]
    [InlineData("{env: [1]}", "must be a list of strings")]
    [InlineData("{sensitive: ['spec..core']}", "a name is missing")]
    [InlineData("{sensitive: ['spec.skills[a']}", "']' is missing")]
    public void Settings_of_a_file_that_cannot_be_understood_are_refused(string settings, string message)
    {
        var file = ConfigText.ParseYaml($"x-clients: {settings}\nspec: {{}}");

        Assert.Contains(message, Assert.Throws<ConfigFormatException>(() => file.ResolveEnvironment()).Message, StringComparison.Ordinal);
    }

    private static readonly ConfigVariables Variables = new()
    {
        Lookup = name => name switch
        {
            "TOKEN" => "t0ken",
            "EMPTY" => "",
            "TRICKY" => "${env:TOKEN}\",\"b\":\"",
            _ => null,
        },
        Allowed = { "TOKEN", "TRICKY", "NOPE", "TOKEN" },
        AllowedEmpty = { "EMPTY" },
    };
}
