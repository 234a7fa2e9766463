using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Clients.Kiota.Runtime.Tests.Support;
using Microsoft.Kiota.Serialization.Json;

namespace Clients.Kiota.Runtime.Tests.Json;

public sealed class JsonPrimitivesReadTests
{
    [Theory]
    [InlineData("\"a\"", "a")]
    [InlineData("\"\"", "")]
    [InlineData("5", null)]
    [InlineData("true", null)]
    [InlineData("{}", null)]
    [InlineData("null", null)]
    public void Strings_are_strings_only(string json, string? expected) => Assert.Equal(expected, JsonText.Node(json).GetStringValue());

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("\"true\"", null)]
    [InlineData("1", null)]
    public void Booleans_are_booleans_only(string json, bool? expected) => Assert.Equal(expected, JsonText.Node(json).GetBoolValue());

    /// <summary>The official runtime throws for 5.0 and 1e2, failing the whole response for one number (S14).</summary>
    [Theory]
    [InlineData("5", 5)]
    [InlineData("-5", -5)]
    [InlineData("5.0", 5)]
    [InlineData("1e2", 100)]
    [InlineData("\"5\"", null)]
    [InlineData("null", null)]
    public void An_integer_may_be_written_with_an_empty_fraction(string json, int? expected)
    {
        Assert.Equal(expected, JsonText.Node(json).GetIntValue());
        Assert.Equal(expected, JsonText.Node(json).GetLongValue());
    }

    [Theory]
    [InlineData("5.5")]
    [InlineData("2147483648")]
    [InlineData("1e400")]
    public void A_number_that_is_no_integer_of_the_size_is_an_error_that_names_it(string json) =>
        Assert.Contains(json, Assert.Throws<JsonException>(() => JsonText.Node(json).GetIntValue()).Message, StringComparison.Ordinal);

    [Fact]
    public void Small_integers_keep_their_bounds()
    {
        Assert.Equal((byte)255, JsonText.Node("255").GetByteValue());
        Assert.Equal((sbyte)-128, JsonText.Node("-128").GetSbyteValue());
        Assert.Throws<JsonException>(() => JsonText.Node("256").GetByteValue());
        Assert.Throws<JsonException>(() => JsonText.Node("128").GetSbyteValue());
        Assert.Equal(long.MaxValue, JsonText.Node("9223372036854775807").GetLongValue());
        Assert.Throws<JsonException>(() => JsonText.Node("9223372036854775808").GetLongValue());
    }

    [Fact]
    public void Fractions_keep_what_their_type_can_hold()
    {
        Assert.Equal(0.1, JsonText.Node("0.1").GetDoubleValue());
        Assert.Equal(double.PositiveInfinity, JsonText.Node("1e400").GetDoubleValue());
        Assert.Equal(0.1f, JsonText.Node("0.1").GetFloatValue());
        Assert.Equal("1.10", JsonText.Node("1.10").GetDecimalValue()!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Null(JsonText.Node("\"NaN\"").GetDoubleValue());
        Assert.Throws<JsonException>(() => JsonText.Node("1e30").GetDecimalValue());
    }

    [Fact]
    public void Numbers_in_quotes_are_read_where_the_options_allow_it()
    {
        var context = new KiotaJsonSerializationContext(new JsonSerializerOptions { NumberHandling = JsonNumberHandling.AllowReadingFromString });
        JsonParseNode Node(string json) => new(JsonElement.Parse(Encoding.UTF8.GetBytes(json)), context);

        Assert.Equal(5, Node("\"5\"").GetIntValue());
        Assert.Equal(5.5, Node("\"5.5\"").GetDoubleValue());
        Assert.Equal(5.5m, Node("\"5.5\"").GetDecimalValue());
        Assert.Throws<JsonException>(() => Node("\"\"").GetIntValue());
    }

    [Fact]
    public void Guids_have_dashes()
    {
        var text = "aabbccdd-0000-0000-0000-000000000001";

        Assert.Equal(Guid.Parse(text), JsonText.Node($"\"{text}\"").GetGuidValue());
        Assert.Null(JsonText.Node("\"\"").GetGuidValue());
        Assert.Null(JsonText.Node("5").GetGuidValue());
        var failure = Assert.Throws<JsonException>(() => JsonText.Node("\"aabbccdd000000000000000000000001\"").GetGuidValue());
        Assert.DoesNotContain("aabbccdd", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2020-01-02T03:04:05Z", "2020-01-02T03:04:05.0000000+00:00")]
    [InlineData("2020-01-02T03:04:05.123456789+05:30", "2020-01-02T03:04:05.1234567+05:30")]
    [InlineData("Thu, 02 Jan 2020 03:04:05 GMT", "2020-01-02T03:04:05.0000000+00:00")]
    [InlineData("soon", null)]
    [InlineData("", null)]
    public void Moments_are_read_in_iso_and_http_form(string text, string? expected) =>
        Assert.Equal(expected, JsonText.Node($"\"{text}\"").GetDateTimeOffsetValue()?.ToString("o"));

    [Theory]
    [InlineData("P1DT2H3M4.5S", "1.02:03:04.5000000")]
    [InlineData("-PT5S", "-00:00:05")]
    [InlineData("P1M", "30.00:00:00")]
    [InlineData("P1Y", "365.00:00:00")]
    [InlineData("P2W", "14.00:00:00")]
    public void Durations_are_iso_8601(string text, string expected) => Assert.Equal(TimeSpan.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), JsonText.Node($"\"{text}\"").GetTimeSpanValue());

    [Fact]
    public void Other_durations_are_errors()
    {
        Assert.Null(JsonText.Node("\"\"").GetTimeSpanValue());
        Assert.Null(JsonText.Node("null").GetTimeSpanValue());
        Assert.Throws<FormatException>(() => JsonText.Node("\"01:02:03\"").GetTimeSpanValue());
        Assert.Throws<InvalidOperationException>(() => JsonText.Node("5").GetTimeSpanValue());
    }

    /// <summary>A zone must not move a date to the day before or after: the official runtime's result depends on the machine (S25).</summary>
    [Theory]
    [InlineData("2020-01-02", "2020-01-02")]
    [InlineData("2020-01-02T23:04:05Z", "2020-01-02")]
    [InlineData("2020-01-02T00:30:00+14:00", "2020-01-02")]
    [InlineData("1/2/2020", "2020-01-02")]
    [InlineData("soon", null)]
    public void Dates_are_the_date_written(string text, string? expected) => Assert.Equal(expected, JsonText.Node($"\"{text}\"").GetDateValue()?.ToString());

    [Theory]
    [InlineData("10:20", "10:20:00")]
    [InlineData("10:20:30.123", "10:20:30")]
    [InlineData("24:00:00", null)]
    public void Times_are_read_to_the_second(string text, string? expected) => Assert.Equal(expected, JsonText.Node($"\"{text}\"").GetTimeValue()?.ToString());

    [Theory]
    [InlineData("\"AQI=\"", new byte[] { 1, 2 })]
    [InlineData("\"\"", new byte[0])]
    [InlineData("\"AQI\"", null)]
    [InlineData("\"_-8=\"", null)]
    [InlineData("5", null)]
    public void Bytes_are_padded_base64(string json, byte[]? expected) => Assert.Equal(expected, JsonText.Node(json).GetByteArrayValue());

    [Fact]
    public void Enums_are_text()
    {
        Assert.Equal(DayOfWeek.Friday, JsonText.Node("\"friday\"").GetEnumValue<DayOfWeek>());
        Assert.Null(JsonText.Node("\"someday\"").GetEnumValue<DayOfWeek>());
        Assert.Null(JsonText.Node("null").GetEnumValue<DayOfWeek>());
        Assert.Throws<InvalidOperationException>(() => JsonText.Node("5").GetEnumValue<DayOfWeek>());
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{} // note")]
    public async Task A_body_that_is_no_json_is_a_json_exception(string body)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(body));

        await Assert.ThrowsAnyAsync<JsonException>(() => new JsonParseNodeFactory().GetRootParseNodeAsync("application/json", stream));
    }

    [Fact]
    public async Task A_byte_order_mark_is_passed_over_and_depth_is_bounded()
    {
        using var marked = new MemoryStream([0xEF, 0xBB, 0xBF, (byte)'5']);
        using var deep = new MemoryStream(Encoding.UTF8.GetBytes(new string('[', 65) + new string(']', 65)));

        Assert.Equal(5, (await new JsonParseNodeFactory().GetRootParseNodeAsync("application/json", marked)).GetIntValue());
        await Assert.ThrowsAnyAsync<JsonException>(() => new JsonParseNodeFactory().GetRootParseNodeAsync("application/json", deep));
    }
}
