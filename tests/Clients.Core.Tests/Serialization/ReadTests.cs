using System.Globalization;
using System.Text;
using System.Text.Json;
using Clients.Core.Serialization;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.Core.Tests.Serialization;

/// <summary>Every value that can be right is read, and one that cannot costs nothing but itself.</summary>
public class ReadTests
{
    [Theory]
    [InlineData("60", 60)]
    [InlineData("60.0", 60)]
    [InlineData("1e3", 1000)]
    [InlineData("1E+3", 1000)]
    [InlineData("600e-1", 60)]
    [InlineData("0.0000006e8", 60)]
    [InlineData("-2147483648.000", int.MinValue)]
    [InlineData("0e999999999999", 0)]
    [InlineData("-0", 0)]
    public void An_integer_is_read_in_any_spelling(string json, int expected) => Assert.Equal(expected, Sample.Read($$"""{"number":{{json}}}""").Number);

    [Theory]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("-9.223372036854775808e18", long.MinValue)]
    [InlineData("1000000000000000000.00000000000000000000000000000", 1000000000000000000)]
    public void A_large_integer_is_read_exactly(string json, long expected) => Assert.Equal(expected, Sample.Read($$"""{"large":{{json}}}""").Large);

    [Theory]
    [InlineData("number", "1.5")]
    [InlineData("number", "3000000000")]
    [InlineData("number", "1e-30")]
    [InlineData("number", "1.00000000000000000000000000000001")]
    [InlineData("number", "\"7\"")]
    [InlineData("number", "true")]
    [InlineData("number", "{}")]
    [InlineData("large", "9223372036854775808")]
    [InlineData("large", "-9223372036854775809")]
    [InlineData("large", "1e400")]
    [InlineData("large", "1e99999999999")]
    [InlineData("small", "256")]
    [InlineData("signed", "-129")]
    [InlineData("single", "1e39")]
    [InlineData("ratio", "1e400")]
    [InlineData("price", "1e29")]
    [InlineData("text", "7")]
    [InlineData("text", "\"\\ud800\"")]
    [InlineData("flag", "\"true\"")]
    [InlineData("flag", "1")]
    [InlineData("id", "\"7\"")]
    [InlineData("at", "\"yesterday\"")]
    [InlineData("at", "\"07:08:09\"")]
    [InlineData("at", "\"May 1, 2026\"")]
    [InlineData("at", "\"2026-02-30T00:00:00Z\"")]
    [InlineData("at", "1767225600")]
    [InlineData("day", "\"2026-13-01\"")]
    [InlineData("day", "\"07:08:09\"")]
    [InlineData("clock", "\"25:00:00\"")]
    [InlineData("span", "\"7\"")]
    [InlineData("level", "\"urgent\"")]
    [InlineData("level", "\"1\"")]
    [InlineData("level", "\"VeryLow\"")]
    [InlineData("level", "1")]
    [InlineData("rights", "\"read,delete\"")]
    [InlineData("bytes", "\"%%%\"")]
    [InlineData("inner", "[]")]
    [InlineData("inner", "\"a\"")]
    [InlineData("rows", "{}")]
    [InlineData("tags", "\"a\"")]
    public void A_value_that_does_not_fit_is_left_out_kept_as_it_came_and_written_back_once(string name, string value)
    {
        var json = $$"""{"text":"before","{{name}}":{{value}},"unknown":1,"inner2":[{"a":1}]}""".Replace("\"text\":\"before\",\"text\"", "\"text\"", StringComparison.Ordinal);
        var reported = new List<UnreadableMember>();
        using var document = JsonDocument.Parse(json);

        var sample = ModelJson.Read(document.RootElement, Sample.Create, reported.Add);

        Assert.Equal(name, Assert.Single(reported).Path);
        Assert.Equal([name, "unknown", "inner2"], sample.AdditionalData.Keys);
        Assert.Equal(json, sample.Write());
    }

    [Fact]
    public void A_member_that_could_not_be_read_is_sent_with_the_value_set_since()
    {
        var sample = Sample.Read("""{"number":1.5,"level":"urgent"}""");
        sample.Number = 2;

        Assert.Equal("""{"number":2,"level":"urgent"}""", sample.Write());
    }

    [Fact]
    public void An_unknown_item_of_a_list_costs_nothing_but_itself()
    {
        const string Json = """{"levels":["very-low","urgent","high",null]}""";
        var sample = Sample.Read(Json);

        Assert.Equal([Level.VeryLow, Level.High, null], sample.Levels);
        Assert.Equal(Json, sample.Write());
    }

    [Fact]
    public void Items_that_could_not_be_read_stay_in_a_list_that_is_edited()
    {
        var sample = Sample.Read("""{"tags":["a",1,"b"],"rows":[{"number":1},null,"x",{"number":1.5}]}""");
        sample.Tags!.Add("c");
        sample.Rows!.RemoveAt(1);

        Assert.Equal("""{"rows":[{"number":1},null,"x"],"tags":["a",1,"b","c"]}""", sample.Write());
    }

    [Fact]
    public void The_path_of_a_member_tells_where_it_is_and_no_value()
    {
        var reported = new List<UnreadableMember>();
        using var document = JsonDocument.Parse("""{"inner":{"rows":[{"number":1},{"number":"secret"}],"levels":["x"]}}""");

        ModelJson.Read(document.RootElement, Sample.Create, reported.Add);

        Assert.Equal(
            ["inner.rows[].number is a string instead of int32", "inner.levels has 1 items that are not Level"],
            reported.Select(member => member.ToString()));
    }

    [Theory]
    [InlineData("2026-05-01T23:30:00-05:00", "2026-05-01T23:30:00.0000000-05:00")]
    [InlineData("2026-05-01T23:30:00.5Z", "2026-05-01T23:30:00.5000000+00:00")]
    [InlineData("2026-05-01t23:30:00z", "2026-05-01T23:30:00.0000000+00:00")]
    [InlineData("2026-05-01T23:30:00", "2026-05-01T23:30:00.0000000+00:00")]
    [InlineData("2026-05-01 23:30", "2026-05-01T23:30:00.0000000+00:00")]
    [InlineData("2026-05-01", "2026-05-01T00:00:00.0000000+00:00")]
    [InlineData("2026-05-01T23:30:00.123456789Z", "2026-05-01T23:30:00.1234568+00:00")]
    public void A_time_without_a_zone_is_UTC_on_every_machine(string text, string expected) =>
        Assert.Equal(expected, Sample.Read($$"""{"at":"{{text}}"}""").At!.Value.ToString("O", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("2026-05-01")]
    [InlineData("2026-05-01T23:30:00-05:00")]
    [InlineData("2026-05-01T00:30:00+14:00")]
    [InlineData("2026-05-01T00:00:00Z")]
    public void A_date_is_the_day_that_is_written(string text)
    {
        var day = Sample.Read($$"""{"day":"{{text}}"}""").Day!.Value;

        Assert.Equal((2026, 5, 1), (day.Year, day.Month, day.Day));
    }

    [Theory]
    [InlineData("\"P1DT2H\"", "1.02:00:00")]
    [InlineData("\"-PT1M\"", "-00:01:00")]
    [InlineData("\"01:02:03\"", "01:02:03")]
    public void A_duration_is_read(string json, string expected) =>
        Assert.Equal(TimeSpan.Parse(expected, CultureInfo.InvariantCulture), Sample.Read($$"""{"span":{{json}}}""").Span);

    [Fact]
    public void Null_is_no_value_and_nothing_unreadable()
    {
        var members = new Sample().GetFieldDeserializers().Keys.Where(name => name != "any");
        var sample = Sample.Read("{" + string.Join(",", members.Select(name => $"\"{name}\":null")) + "}");

        Assert.Empty(sample.AdditionalData);
        Assert.Null(sample.Rows);
    }

    [Fact]
    public void A_valid_document_is_read_whole()
    {
        const string Json = """{"text":"\u00E9","flag":true,"small":1,"signed":-1,"number":2,"large":3,"single":1.5,"ratio":2.5,"price":1.50,"id":"00000000-0000-0000-0000-000000000001","at":"2026-05-01T01:02:03+02:00","day":"2026-05-01","clock":"07:08:09","span":"P1DT2H","level":"very-low","rights":"read","bytes":"AQI=","inner":{"text":"x"},"any":{"a":[1,null,1.50,"b",true]},"rows":[{"number":1},{"number":2}],"tags":["a"],"counts":[1,null],"days":["2026-05-01",null],"levels":["high",null]}""";

        var sample = Sample.Read(Json);

        Assert.Empty(sample.AdditionalData);
        Assert.Equal(Json, sample.Write());
    }

    [Theory]
    [InlineData("1")]
    [InlineData("60.0")]
    [InlineData("1e3")]
    [InlineData("-0.0")]
    [InlineData("3000000000")]
    [InlineData("12345678901234567890123456789012345678901234567890")]
    [InlineData("0.1000000000000000055511151231257827")]
    [InlineData("1e400")]
    [InlineData("\"2026-05-01\"")]
    [InlineData("\"2026-05-01T00:00:00\"")]
    [InlineData("\"00000000-0000-0000-0000-00000000000A\"")]
    [InlineData("\"07:08:09\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"":{"a":[1e3,"\ud800",1.0,null,"2026-05-01"]}}""")]
    public void What_no_model_describes_is_written_back_as_it_came(string value)
    {
        Assert.Equal($$"""{"unknown":{{value}}}""", Sample.Read($$"""{"unknown":{{value}}}""").Write());
        Assert.Equal($$"""{"any":{{value}}}""", Sample.Read($$"""{"any":{{value}}}""").Write());
    }

    [Fact]
    public void A_text_is_kept_as_text_whatever_it_looks_like()
    {
        var sample = Sample.Read("""{"a":"2026-05-01","b":"00000000-0000-0000-0000-000000000001","c":1.50,"d":true}""");

        Assert.Equal(["2026-05-01", "00000000-0000-0000-0000-000000000001", 1.50m, true], sample.AdditionalData.Values);
    }

    [Fact]
    public void Texts_that_are_no_Unicode_are_written_back_wherever_they_are()
    {
        const string Json = """{"text":"\ud800","inner":{"text":"\udfff"},"any":["\ud800"],"rows":[{"text":"\ud800"},null]}""";

        var sample = Sample.Read(Json);

        using var written = JsonDocument.Parse(sample.Write());
        Assert.Equal("""{"text":"\udfff"}""", written.RootElement.GetProperty("inner").GetRawText());
        Assert.Equal("""["\ud800"]""", written.RootElement.GetProperty("any").GetRawText());
        Assert.Equal("""[{"text":"\ud800"},null]""", written.RootElement.GetProperty("rows").GetRawText());
    }

    [Fact]
    public void A_name_that_is_no_text_is_left_out()
    {
        var sample = Sample.Read("""{"\ud800":1,"te\u0078t":"x","any":{"\udfff":1,"a":2}}""");

        Assert.Equal("""{"text":"x","any":{"a":2}}""", sample.Write());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"a\"")]
    public void A_root_that_is_no_object_is_an_error(string json) => Assert.Throws<JsonException>(() => Sample.Read(json));

    [Fact]
    public async Task An_adapter_of_the_users_reads_through_the_factory()
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("""{"number":60.0}"""));

        var node = await new ClientParseNodeFactory().GetRootParseNodeAsync("application/vnd.example+json", content);

        Assert.Equal(60, node.GetObjectValue(Sample.Create)!.Number);
    }

    [Fact]
    public async Task Other_content_types_are_read_as_Kiota_reads_them()
    {
        ApiClientBuilder.RegisterDefaultDeserializer<Microsoft.Kiota.Serialization.Text.TextParseNodeFactory>();
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("7"));

        var node = await new ClientParseNodeFactory().GetRootParseNodeAsync("text/plain", content);

        Assert.Equal(7, node.GetIntValue());
    }

    [Theory]
    [InlineData("7", "7")]
    [InlineData("\"x\"", "\"x\"")]
    [InlineData("{\"number\":1}", "{\"number\":1}")]
    public void A_composed_type_is_read_by_whichever_kind_fits(string json, string expected)
    {
        using var document = JsonDocument.Parse($$"""{"one":{{json}}}""");
        var reported = new List<UnreadableMember>();

        var holder = ModelJson.Read(document.RootElement, OneOfHolder.Create, reported.Add);

        Assert.Empty(reported);
        Assert.Equal($$"""{"one":{{expected}}}""", Encoding.UTF8.GetString(ModelJson.ToUtf8Bytes(holder)));
    }

    [Fact]
    public void A_composed_type_that_nothing_fits_is_unreadable()
    {
        using var document = JsonDocument.Parse("""{"one":true}""");

        var holder = ModelJson.Read(document.RootElement, OneOfHolder.Create);

        Assert.Equal("""{"one":true}""", Encoding.UTF8.GetString(ModelJson.ToUtf8Bytes(holder)));
    }
}
