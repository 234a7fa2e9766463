using Clients.Testing.Properties;
using Clients.WizChat.ConfigAsCode;
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
        Assert.Equal($$"""{"a":["{{meant}}"]}""", ConfigText.ParseJson($$"""{"a":["{{written}}"]}""").ResolveEnvironment(Variable).ToJson(indented: false));

    [Fact]
    public void A_value_is_substituted_once_and_never_read_as_a_reference_or_as_json()
    {
        var resolved = ConfigText.ParseJson("""{"a":"${env:TRICKY}"}""").ResolveEnvironment(Variable);

        Assert.Equal("""{"a":"${env:TOKEN}\",\"b\":\""}""", resolved.ToJson(indented: false));
    }

    [Fact]
    public void An_unset_variable_is_named_with_its_place()
    {
        var error = Assert.Throws<ConfigFormatException>(() => ConfigText.ParseJson("""{"spec":{"skills":[{"name":"${env:NOPE}"}]}}""").ResolveEnvironment(Variable));

        Assert.Contains("NOPE is not set", error.Message, StringComparison.Ordinal);
        Assert.Equal("spec.skills[0].name", error.Path);
    }

    [Theory]
    [InlineData("${env:}")]
    [InlineData("${env:1X}")]
    [InlineData("${env:A-B}")]
    [InlineData("${env:TOKEN")]
    public void A_malformed_reference_is_refused_rather_than_sent(string written) =>
        Assert.Throws<ConfigFormatException>(() => ConfigText.ParseJson($$"""["{{written}}"]""").ResolveEnvironment(Variable));

    [Fact]
    public void Keys_are_left_alone() =>
        Assert.Equal("""{"${env:NOPE}":1}""", ConfigText.ParseJson("""{"${env:NOPE}":1}""").ResolveEnvironment(Variable).ToJson(indented: false));

    [Fact]
    public void Escaping_and_resolving_undo_each_other()
    {
        var parts = Gen.Elements("$", "$$", "{env:", "${env:", "TOKEN", "}", "x", " ");
        var texts = Gen.Choose(0, 12).SelectMany(count => Gen.ArrayOf(parts, count)).Select(string.Concat);

        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var json = $"[\"{text}\"]";
            return ConfigText.ParseJson(json).EscapeEnvironment().ResolveEnvironment(_ => throw new InvalidOperationException("nothing refers")).ToJson(indented: false) == json;
        }).Check(Seeded.Tries(1000));
    }

    private static string? Variable(string name) => name switch
    {
        "TOKEN" => "t0ken",
        "EMPTY" => "",
        "TRICKY" => "${env:TOKEN}\",\"b\":\"",
        _ => null,
    };
}
