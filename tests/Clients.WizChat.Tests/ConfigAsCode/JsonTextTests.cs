using System.Text;
using Clients.Testing.Properties;
using Clients.WizChat.ConfigAsCode;
using Clients.WizChat.ConfigAsCode.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Clients.WizChat.Tests.ConfigAsCode;

public sealed class JsonTextTests
{
    [Fact]
    public void Any_document_round_trips_byte_equal_but_for_whitespace() =>
        Prop.ForAll(JsonGen.Compact.ToArbitrary(), json => JsonTextWriter.Write(JsonText.Read(json)) == json)
            .Check(Seeded.Tries(1000));

    [Fact]
    public void Indented_text_is_the_same_document() =>
        Prop.ForAll(JsonGen.Compact.ToArbitrary(), json => JsonTextWriter.Write(JsonText.Read(JsonTextWriter.Write(JsonText.Read(json), indented: true))) == json)
            .Check(Seeded.Tries(500));

    [Fact]
    public void Half_a_surrogate_pair_written_as_an_escape_is_kept_as_written() =>
        Assert.Equal("""["\ud800"]""", JsonTextWriter.Write(JsonText.Read("""["\ud800"]""")));

    [Fact]
    public void Indentation_is_two_spaces_and_empty_values_stay_on_their_line() =>
        Assert.Equal("{\n  \"a\": [\n    1.0,\n    {}\n  ],\n  \"b\": []\n}", JsonTextWriter.Write(JsonText.Read("""{"a":[1.0,{}],"b":[]}"""), indented: true));

    [Theory]
    [InlineData("""{"a":1,"a":2}""", "\"a\" is used twice")]
    [InlineData("""{"a":1,"\u0061":2}""", "used twice")]
    [InlineData("""{"a":1,}""", "not valid JSON")]
    [InlineData("""{} {}""", "not valid JSON")]
    [InlineData("", "The text is empty")]
    [InlineData("{\"a\":1,\n\n\"a\":2}", "Line 3: ")]
    [InlineData("{\"a\":1,\n\"\\ud800\":2}", "Line 2: The name \"\\ud800\" contains an unpaired surrogate")]
    [InlineData("{\"a\": // no\n1}", "not valid JSON")]
    public void What_is_not_one_plain_document_is_refused(string json, string message) =>
        Assert.Contains(message, Assert.Throws<ConfigFormatException>(() => JsonText.Read(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused_and_a_byte_order_mark_is_not_content()
    {
        Assert.Throws<ConfigFormatException>(() => JsonText.Read("\"\ud800\""));
        Assert.Throws<ConfigFormatException>(() => JsonText.Read([(byte)'"', 0xff, (byte)'"']));
        Assert.Equal("1", JsonTextWriter.Write(JsonText.Read(Encoding.UTF8.GetBytes("\ufeff1"))));
    }

    [Fact]
    public void Deep_nesting_is_refused() =>
        Assert.Throws<ConfigFormatException>(() => JsonText.Read(new string('[', 100_000)));

    [Theory]
    [InlineData("1.0", "1", true)]
    [InlineData("10e-1", "1", true)]
    [InlineData("-0", "0", true)]
    [InlineData("100", "1e2", true)]
    [InlineData("9007199254740993", "9007199254740992", false)]
    [InlineData("1e400", "1e401", false)]
    [InlineData("\"\\u0061\"", "\"a\"", true)]
    [InlineData("\"1\"", "1", false)]
    [InlineData("null", "false", false)]
    [InlineData("""{"a":1,"b":[2]}""", """{"b":[2.0],"a":1}""", true)]
    [InlineData("[1,2]", "[2,1]", false)]
    [InlineData("""{"a":null}""", "{}", false)]
    public void Values_are_the_same_when_they_mean_the_same(string one, string other, bool same) =>
        Assert.Equal(same, JsonMeaning.Same(JsonText.Read(one), JsonText.Read(other)));

    [Fact]
    public void An_absurd_exponent_costs_no_time() =>
        Assert.False(JsonMeaning.Same(JsonText.Read("1e" + new string('9', 1_000_000)), JsonText.Read("1")));
}
