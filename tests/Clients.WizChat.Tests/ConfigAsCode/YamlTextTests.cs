using System.Text.Json.Nodes;
using Clients.Testing.Properties;
using Clients.WizChat.ConfigAsCode;
using Clients.WizChat.ConfigAsCode.Json;
using Clients.WizChat.ConfigAsCode.Yaml;
using FsCheck;
using FsCheck.Fluent;

namespace Clients.WizChat.Tests.ConfigAsCode;

public sealed class YamlTextTests
{
    [Fact]
    public void Json_written_as_yaml_reads_back_as_the_same_values_numbers_and_order() =>
        Prop.ForAll(JsonGen.Compact.ToArbitrary(), json =>
        {
            var yaml = YamlWriter.Write(JsonText.Read(json));
            return JsonTextWriter.Write(YamlReader.Read(yaml)) == Normal(json)
                ? true
                : throw new InvalidOperationException($"{json}\nbecame\n{yaml}\nwhich reads as\n{JsonTextWriter.Write(YamlReader.Read(yaml))}");
        }).Check(Seeded.Tries(2000));

    [Fact]
    public void A_name_of_any_length_is_kept()
    {
        var json = $$"""{"{{new string('k', 5000)}}":{"a":1},"b":[{"{{new string('x', 2000)}}":"y"}]}""";

        Assert.Equal(json, JsonTextWriter.Write(YamlReader.Read(YamlWriter.Write(JsonText.Read(json)))));
    }

    [Fact]
    public void Yaml_is_written_the_way_people_write_it()
    {
        const string Json = """{"kind":"ChatbotConfig","spec":{"core":{"name":"Acme Bot","systemPrompt":"Be kind.\nBe brief.\n","temperature":0.20,"description":null},"skills":[{"name":"no","instructions":"007"},{"name":"b","tags":["x",[1]]}],"domains":[]}}""";

        Assert.Equal(
            """
            kind: ChatbotConfig
            spec:
              core:
                name: Acme Bot
                systemPrompt: |
                  Be kind.
                  Be brief.
                temperature: 0.20
                description: null
              skills:
                - name: "no"
                  instructions: "007"
                - name: b
                  tags:
                    - x
                    - - 1
              domains: []

            """,
            YamlWriter.Write(JsonText.Read(Json)));
    }

    [Theory]
    [InlineData("a: 1.0", """{"a":1.0}""")]
    [InlineData("a: 1e5 # comment", """{"a":1e5}""")]
    [InlineData("a: '1'", """{"a":"1"}""")]
    [InlineData("a: !!str 1", """{"a":"1"}""")]
    [InlineData("a: yes", """{"a":"yes"}""")]
    [InlineData("a: 2026-01-01", """{"a":"2026-01-01"}""")]
    [InlineData("a:", """{"a":null}""")]
    [InlineData("a: ~", """{"a":null}""")]
    [InlineData("1: x", """{"1":"x"}""")]
    [InlineData("a: {b: [1, two]}", """{"a":{"b":[1,"two"]}}""")]
    [InlineData("a: >-\n  one\n  two", """{"a":"one two"}""")]
    [InlineData("a: &x [1]\nb: *x", """{"a":[1],"b":[1]}""")]
    [InlineData("t: ${env:TOKEN}", """{"t":"${env:TOKEN}"}""")]
    [InlineData("\"<<\": 1", """{"<<":1}""")]
    [InlineData("", "null")]
    public void Yaml_means_what_its_core_schema_says(string yaml, string json) =>
        Assert.Equal(json, JsonTextWriter.Write(YamlReader.Read(yaml)));

    [Theory]
    [InlineData("a: 007", "007")]
    [InlineData("a: 0x1F", "0x1F")]
    [InlineData("a: .inf", ".inf")]
    [InlineData("a: +1", "+1")]
    [InlineData("a: 1\na: 2", "used twice")]
    [InlineData("a: !custom 1", "!custom")]
    [InlineData("<<: {a: 1}", "Merge keys")]
    [InlineData("a: *x", "names no anchor")]
    [InlineData("a: &x [*x]", "names no anchor")]
    [InlineData("? [a]\n: 1", "plain text")]
    [InlineData("a: 1\n---\nb: 2", "several documents")]
    [InlineData("a: [1", "not valid YAML")]
    [InlineData("a: \tb\n\tc", "not valid YAML")]
    public void What_could_mean_two_things_is_refused_with_its_line(string yaml, string message)
    {
        var error = Assert.Throws<ConfigFormatException>(() => YamlReader.Read(yaml));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Line);
    }

    [Fact]
    public void Aliases_that_multiply_are_refused()
    {
        var bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(1, 20).Select(i => $"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));

        Assert.Contains("Aliases expand to more than 262144 bytes", Assert.Throws<ConfigFormatException>(() => YamlReader.Read(bomb)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Aliases_are_bounded_by_the_bytes_they_expand_to()
    {
        var text = "x: &x " + new string('y', 900_000) + "\nl: [" + string.Join(", ", Enumerable.Repeat("*x", 90_000)) + "]";
        var small = "x: &x 12345678901234567890123456789012\nl: [" + string.Join(", ", Enumerable.Repeat("*x", 5_000)) + "]";
        var before = GC.GetAllocatedBytesForCurrentThread();

        var error = Assert.Throws<ConfigFormatException>(() => YamlReader.Read(text));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal((2, "l[1]"), (error.Line, error.Path));
        Assert.InRange(allocated, 0, 10L * text.Length);
        Assert.Equal(5_000, YamlReader.Read(small).Get("l")!.AsArray().Count);
    }

    [Fact]
    public void Aliases_do_not_nest_deeper_than_text_may()
    {
        var yaml = "a: &a " + new string('[', 40) + new string(']', 40) + "\nb: " + new string('[', 40) + "*a" + new string(']', 40);

        Assert.Contains("deeper than 64 levels", Assert.Throws<ConfigFormatException>(() => YamlReader.Read(yaml)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_values_are_refused_whatever_their_size()
    {
        var list = "[" + string.Join(", ", Enumerable.Repeat("1", 500_001)) + "]";

        Assert.Contains("more than 500000 values", Assert.Throws<ConfigFormatException>(() => YamlReader.Read("a: " + list)).Message, StringComparison.Ordinal);
        Assert.Contains("more than 500000 values", Assert.Throws<ConfigFormatException>(() => JsonText.Read(list)).Message, StringComparison.Ordinal);
        Assert.Equal(600_000, JsonText.Read($"[\"{new string(',', 600_000)}\"]")![0]!.GetValue<string>().Length);
    }

    [Fact]
    public void A_byte_order_mark_is_skipped()
    {
        Assert.Equal("""{"a":1}""", ConfigText.ParseYaml("\ufeffa: 1").ToJson(indented: false));
        Assert.Equal("""{"a":1}""", ConfigText.ParseJson("\ufeff{\"a\":1}").ToJson(indented: false));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_text_of_50_megabytes_is_refused_with_words(bool yaml)
    {
        var text = yaml ? new string('a', 50_000_000) : $"\"{new string('a', 50_000_000)}\"";

        var error = Assert.Throws<ConfigFormatException>(() => yaml ? ConfigText.ParseYaml(text) : ConfigText.ParseJson(text));

        Assert.Contains("At most 33554432 are read", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("- ")]
    [InlineData("{a: ")]
    public void Deep_nesting_is_refused(string opener) =>
        Assert.Throws<ConfigFormatException>(() => YamlReader.Read(string.Concat(Enumerable.Repeat(opener, 5000))));

    [Fact]
    public void Damaged_yaml_is_read_or_refused_and_nothing_else() =>
        Prop.ForAll(DamagedYaml.ToArbitrary(), yaml =>
        {
            try
            {
                YamlReader.Read(yaml);
            }
            catch (ConfigFormatException)
            {
                // Refused with words.
            }
        }).Check(Seeded.Tries(5000));

    [Theory]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"a":"line\n\udc00b"}""")]
    public void A_string_yaml_cannot_hold_is_refused_not_changed(string json) =>
        Assert.Contains("Use JSON", Assert.Throws<ConfigFormatException>(() => YamlWriter.Write(JsonText.Read(json))).Message, StringComparison.Ordinal);

    /// <summary>YAML of every style with a few characters put in, taken out or doubled.</summary>
    private static Gen<string> DamagedYaml
    {
        get
        {
            const string Yaml = "a: &x [b, {c: 'd', \"e\": \"f\\u0041\"}]\nk:\n  - |-\n    text\n  - >+\n    folded\n  - *x\n  - ? y\n    : !!str 1\n# end\n";
            const string Pieces = "[]{}:,-?&*!|>'\"%@`#\n\t \\~<=\0\u0085\ufeffax1.";
            var edit = Gen.Choose(0, 9).SelectMany(kind => Gen.Choose(0, Yaml.Length).SelectMany(at => Gen.Elements(Pieces.ToCharArray()).Select(piece => (kind, at, piece))));
            return edit.NonEmptyListOf().Select(edits => edits.Aggregate(Yaml, (text, change) => (change.kind, Math.Min(change.at, text.Length)) switch
            {
                ( < 5, var at) => text.Insert(at, change.piece.ToString()),
                ( < 9, var at) when at < text.Length => text.Remove(at, 1),
                (_, var at) => text[..at],
            }));
        }
    }

    // YAML keeps the characters of a string, not the escapes it was written with.
    private static string Normal(string json) => JsonTextWriter.Write(JsonText.Read(json).Rewrite((value, _) => value.AsString() is { } text ? JsonValue.Create(text) : value));
}
