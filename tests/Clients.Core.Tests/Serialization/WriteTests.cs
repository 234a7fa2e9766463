using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Clients.Core.Serialization;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.Core.Tests.Serialization;

/// <summary>What is sent says what the model says, whatever the culture.</summary>
public class WriteTests
{
    public static TheoryData<object?, string> Values { get; } = new()
    {
        { (short)-1, "-1" },
        { (ushort)1, "1" },
        { 1u, "1" },
        { ulong.MaxValue, "18446744073709551615" },
        { (byte)3, "3" },
        { (sbyte)-3, "-3" },
        { 7, "7" },
        { 7L, "7" },
        { (nint)7, "7" },
        { 1.50m, "1.50" },
        { 1.5f, "1.5" },
        { 1.5d, "1.5" },
        { (Half)1.5, "1.5" },
        { Int128.MaxValue, "170141183460469231731687303715884105727" },
        { BigInteger.Pow(10, 40), "1" + new string('0', 40) },
        { true, "true" },
        { null, "null" },
        { 'c', "\"c\"" },
        { "text", "\"text\"" },
        { Level.VeryLow, "\"very-low\"" },
        { DayOfWeek.Friday, "\"Friday\"" },
        { Guid.Empty, "\"00000000-0000-0000-0000-000000000000\"" },
        { new DateOnly(2026, 5, 1), "\"2026-05-01\"" },
        { new Date(2026, 5, 1), "\"2026-05-01\"" },
        { new TimeOnly(7, 8, 9), "\"07:08:09\"" },
        { new Time(7, 8, 9), "\"07:08:09\"" },
        { new DateTime(2026, 5, 1, 1, 2, 3, DateTimeKind.Unspecified), "\"2026-05-01T01:02:03\"" },
        { new DateTime(2026, 5, 1, 1, 2, 3, DateTimeKind.Utc), "\"2026-05-01T01:02:03Z\"" },
        { new DateTimeOffset(2026, 5, 1, 1, 2, 3, TimeSpan.FromHours(2)), "\"2026-05-01T01:02:03+02:00\"" },
        { TimeSpan.FromMinutes(90), "\"PT1H30M\"" },
        { new Uri("https://example.com/a"), "\"https://example.com/a\"" },
        { new Version(1, 2), "\"1.2\"" },
        { new byte[] { 1, 2 }, "\"AQI=\"" },
        { JsonNode.Parse("""{"a":[1e3]}"""), """{"a":[1e3]}""" },
        { JsonElement.Parse("""{"a":[1e3]}"""), """{"a":[1e3]}""" },
        { new UntypedObject(new Dictionary<string, UntypedNode> { [""] = new UntypedInteger(1) }), """{"":1}""" },
        { new Dictionary<string, int> { ["a"] = 1 }, """{"a":1}""" },
        { new Dictionary<string, object?> { ["a"] = new[] { Level.High }, ["b"] = null }, """{"a":["high"],"b":null}""" },
        { new List<object?> { 1, "a", null, new DateOnly(2026, 5, 1) }, """[1,"a",null,"2026-05-01"]""" },
        { new[] { 1, 2 }, "[1,2]" },
        { new Sample { Text = "x" }, """{"text":"x"}""" },
        { new List<Sample> { new() { Text = "x" } }, """[{"text":"x"}]""" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Additional_data_of_every_plain_type_is_sent(object? value, string expected) => Assert.Equal(
        $$"""{"key":{{expected}}}""", new Sample { AdditionalData = new Dictionary<string, object> { ["key"] = value! } }.Write());

    public static TheoryData<object, string> Impossible { get; } = new()
    {
        { new { A = 1 }, "AnonymousType" },
        { double.NaN, "System.Double" },
        { float.PositiveInfinity, "System.Single" },
        { new Dictionary<int, int> { [1] = 1 }, "System.Int32" },
        { new MemoryStream(), "System.IO.MemoryStream" },
        { new List<object> { new Lazy<int>() }, "System.Lazy" },
        { default(JsonElement), "System.Text.Json.JsonElement" },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void What_has_no_JSON_form_is_refused_by_key_and_type(object value, string type)
    {
        var sample = new Sample { AdditionalData = new Dictionary<string, object> { ["odd"] = value } };

        var exception = Assert.Throws<ArgumentException>(() => sample.Write());

        Assert.Contains("'odd'", exception.Message, StringComparison.Ordinal);
        Assert.Contains(type, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Additional_data_that_contains_itself_is_refused()
    {
        var map = new Dictionary<string, object>();
        map["self"] = map;

        var exception = Assert.Throws<ArgumentException>(() => new Sample { AdditionalData = new Dictionary<string, object> { ["odd"] = map } }.Write());

        Assert.Contains("'odd'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_is_not_finite_is_refused_by_name()
    {
        Assert.Contains("'ratio'", Assert.Throws<ArgumentException>(() => new Sample { Ratio = double.NaN }.Write()).Message, StringComparison.Ordinal);
        Assert.Contains("'single'", Assert.Throws<ArgumentException>(() => new Sample { Rough = float.NegativeInfinity }.Write()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_typed_and_additional_is_refused_rather_than_sent_twice()
    {
        var sample = new Sample { Number = 1, AdditionalData = new Dictionary<string, object> { ["number"] = 2 } };

        Assert.Contains("'number'", Assert.Throws<ArgumentException>(() => sample.Write()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_additional_value_stands_in_for_a_typed_member_that_is_not_set()
    {
        var sample = new Sample { Text = "x", AdditionalData = new Dictionary<string, object> { ["number"] = 2, ["other"] = 3 } };

        Assert.Equal("""{"text":"x","number":2,"other":3}""", sample.Write());
    }

    [Theory]
    [InlineData("")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("tr-TR")]
    [InlineData("sv-SE")]
    public void Dates_and_numbers_are_the_same_in_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            const string Json = """{"number":-5,"ratio":-1.5,"at":"2026-05-01T01:02:03+02:00","day":"2026-05-01","clock":"07:08:09.5","span":"-P1DT12H","days":["2026-05-01"],"other":-1.5,"date":"2026-05-01"}""";
            var sample = Sample.Read(Json);
            sample.AdditionalData["date"] = new Date(2026, 5, 1);

            Assert.Equal((2026, 5, 1), (sample.Day!.Value.Year, sample.Day.Value.Month, sample.Day.Value.Day));
            Assert.Equal(Json, sample.Write());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_writer_of_the_factory_writes_lists_of_any_JSON()
    {
        using var writer = new ClientSerializationWriterFactory().GetSerializationWriter("application/json");

        writer.WriteCollectionOfObjectValues<UntypedNode>(null, [new UntypedString("a"), new UntypedNull(), new UntypedDecimal(1.50m)]);

        using var content = new StreamReader(writer.GetSerializedContent(), Encoding.UTF8);
        Assert.Equal("""["a",null,1.50]""", content.ReadToEnd());
    }
}
