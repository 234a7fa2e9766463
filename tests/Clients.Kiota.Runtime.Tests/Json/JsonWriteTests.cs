using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Clients.Kiota.Runtime.Tests.Support;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Serialization.Json;

namespace Clients.Kiota.Runtime.Tests.Json;

public sealed class JsonWriteTests
{
    [Fact]
    public void Primitives_have_their_documented_form_in_every_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal("\"\\u00E9\\u003C\"", JsonText.Write(writer => writer.WriteStringValue(null, "é<")));
            Assert.Equal("\"\"", JsonText.Write(writer => writer.WriteStringValue("", "")));
            Assert.Equal("0.1", JsonText.Write(writer => writer.WriteDoubleValue(null, 0.1)));
            Assert.Equal("1E+21", JsonText.Write(writer => writer.WriteDoubleValue(null, 1e21)));
            Assert.Equal("1.10", JsonText.Write(writer => writer.WriteDecimalValue(null, 1.10m)));
            Assert.Equal("\"2020-01-02T03:04:05+00:00\"", JsonText.Write(writer => writer.WriteDateTimeOffsetValue(null, new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.Zero))));
            Assert.Equal("\"P1DT2H3M4.5S\"", JsonText.Write(writer => writer.WriteTimeSpanValue(null, new TimeSpan(1, 2, 3, 4, 500))));
            Assert.Equal("\"PT0S\"", JsonText.Write(writer => writer.WriteTimeSpanValue(null, TimeSpan.Zero)));
            Assert.Equal("\"2020-01-02\"", JsonText.Write(writer => writer.WriteDateValue(null, new Date(2020, 1, 2))));
            Assert.Equal("\"10:20:30\"", JsonText.Write(writer => writer.WriteTimeValue(null, new Time(10, 20, 30))));
            Assert.Equal("\"AQI=\"", JsonText.Write(writer => writer.WriteByteArrayValue(null, [1, 2])));
            Assert.Equal("\"Friday\"", JsonText.Write(writer => writer.WriteEnumValue<DayOfWeek>(null, DayOfWeek.Friday)));
            Assert.Throws<ArgumentException>(() => JsonText.Write(writer => writer.WriteDoubleValue(null, double.NaN)));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Null_is_left_out_with_its_key() =>
        Assert.Equal("{}", JsonText.Write(writer => writer.WriteObjectValue(null, new Widget())));

    [Fact]
    public void Additional_data_is_written_back_as_it_was_read()
    {
        const string Json = """{"name":"a","i":5,"d":1.50,"t":true,"n":null,"s":"text","a":[1,"x",null],"o":{"x":{"y":1.5}},"":"empty"}""";
        var widget = JsonText.Node(Json).GetObjectValue(Widget.CreateFromDiscriminatorValue);

        Assert.Equal(Json, JsonText.Write(writer => writer.WriteObjectValue(null, widget)));
    }

    /// <summary>The official runtime writes these with a time and the machine's offset (S18).</summary>
    [Theory]
    [InlineData("2020-01-02")]
    [InlineData("2020-01-02T03:04:05.5")]
    public void A_date_in_additional_data_gains_no_zone(string text)
    {
        var json = $$"""{"d":"{{text}}"}""";
        var widget = JsonText.Node(json).GetObjectValue(Widget.CreateFromDiscriminatorValue);

        Assert.IsType<DateTime>(widget.AdditionalData["d"]);
        Assert.Equal(json, JsonText.Write(writer => writer.WriteObjectValue(null, widget)));
    }

    /// <summary>The official runtime writes {} for the small numbers, enums and characters, and cannot write the rest.</summary>
    [Fact]
    public void Additional_data_may_hold_any_value_that_has_a_json_form()
    {
        Assert.Equal("""{"v":5}""", WriteAny((short)5));
        Assert.Equal("""{"v":18446744073709551615}""", WriteAny(ulong.MaxValue));
        Assert.Equal("""{"v":"Friday"}""", WriteAny(DayOfWeek.Friday));
        Assert.Equal("""{"v":"c"}""", WriteAny('c'));
        Assert.Equal("""{"v":"2020-01-02"}""", WriteAny(new DateOnly(2020, 1, 2)));
        Assert.Equal("""{"v":"2020-01-02T00:00:00+00:00"}""", WriteAny(new DateTime(2020, 1, 2, 0, 0, 0, DateTimeKind.Utc)));
        Assert.Equal("""{"v":"AQI="}""", WriteAny(new byte[] { 1, 2 }));
        Assert.Equal("""{"v":[1,"x",null]}""", WriteAny(new object?[] { 1, "x", null }));
        Assert.Equal("""{"v":{"k":1}}""", WriteAny(new Dictionary<string, int> { ["k"] = 1 }));
        Assert.Equal("""{"v":{"name":"x"}}""", WriteAny(new Widget { Name = "x" }));
        Assert.Equal("""{"v":{"z":1}}""", WriteAny(JsonNode.Parse("""{"z":1}""")!));
        Assert.Equal("""{"v":[1]}""", WriteAny(JsonElement.Parse("[1]")));
    }

    /// <summary>The official runtime would reflect over the properties, which a trimmed application may not have.</summary>
    [Fact]
    public void A_value_without_a_json_form_is_an_error_that_names_its_type()
    {
        Assert.Contains(nameof(Uri), Assert.Throws<InvalidOperationException>(() => WriteAny(new Uri("https://h"))).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => WriteAny(new Dictionary<int, int> { [1] = 1 }));
    }

    [Fact]
    public void Collections_keep_null_primitives_and_drop_null_models()
    {
        Assert.Equal("""{"a":[1.5,null]}""", InObject(writer => writer.WriteCollectionOfPrimitiveValues<decimal?>("a", [1.5m, null])));
        Assert.Equal("""{"a":[{"name":"x"}]}""", InObject(writer => writer.WriteCollectionOfObjectValues("a", new[] { null!, new Widget { Name = "x" } })));
        Assert.Equal("""{"a":["Friday"]}""", InObject(writer => writer.WriteCollectionOfEnumValues<DayOfWeek>("a", [DayOfWeek.Friday, null])));
        Assert.Equal("""{"a":[]}""", InObject(writer => writer.WriteCollectionOfPrimitiveValues<int?>("a", [])));
        Assert.Equal("{}", InObject(writer => writer.WriteCollectionOfPrimitiveValues<int?>("a", null)));
    }

    [Fact]
    public void Other_models_are_merged_into_the_same_object()
    {
        Assert.Equal("""{"name":"a","count":2}""", JsonText.Write(writer => writer.WriteObjectValue<Widget>(null, new Widget { Name = "a" }, null, new Widget { Count = 2 })));
        Assert.Equal("""{"count":2}""", JsonText.Write(writer => writer.WriteObjectValue<Widget>(null, null, new Widget { Count = 2 })));
        Assert.Equal("", JsonText.Write(writer => writer.WriteObjectValue<Widget>(null, null, null, null)));
    }

    [Fact]
    public void A_union_is_written_as_its_value()
    {
        Assert.Equal("""{"u":"text"}""", InObject(writer => writer.WriteObjectValue("u", new TextOrWidget { Text = "text" })));
        Assert.Equal("""{"u":{"name":"a"}}""", InObject(writer => writer.WriteObjectValue("u", new TextOrWidget { Widget = new Widget { Name = "a" } })));
        Assert.Equal("""["text"]""", JsonText.Write(writer => writer.WriteCollectionOfObjectValues(null, new[] { new TextOrWidget { Text = "text" } })));
    }

    /// <summary>The official runtime writes the key alone, and the next write throws (S20).</summary>
    [Fact]
    public void An_empty_union_is_left_out() => Assert.Equal("""{"next":1}""", InObject(writer =>
    {
        writer.WriteObjectValue("u", new TextOrWidget());
        writer.WriteIntValue("next", 1);
    }));

    [Fact]
    public void Hooks_run_before_at_the_start_and_after()
    {
        var log = new List<string>();
        using var writer = new JsonSerializationWriter
        {
            OnBeforeObjectSerialization = item => log.Add("before " + ((Widget)item).Name),
            OnStartObjectSerialization = (item, _) => log.Add("start " + ((Widget)item).Name),
            OnAfterObjectSerialization = item => log.Add("after " + ((Widget)item).Name),
        };

        writer.WriteObjectValue(null, new Widget { Name = "a", Child = new Widget { Name = "b" } });

        Assert.Equal(["before a", "start a", "before b", "start b", "after b", "after a"], log);
    }

    [Fact]
    public void Encoder_and_indentation_follow_the_options()
    {
        using var writer = new JsonSerializationWriter(new KiotaJsonSerializationContext(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true }));
        writer.WriteObjectValue(null, new Widget { Name = "é" });
        using var reader = new StreamReader(writer.GetSerializedContent());

        Assert.Equal("{\n  \"name\": \"é\"\n}", reader.ReadToEnd().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void The_content_stands_at_its_start_and_outlives_the_writer()
    {
        Stream content;
        using (var writer = new JsonSerializationWriter())
        {
            writer.WriteStringValue(null, new string('x', 100_000));
            content = writer.GetSerializedContent();
        }

        Assert.True(content.CanSeek);
        Assert.Equal(0, content.Position);
        Assert.Equal(100_002, content.Length);
    }

    private static string WriteAny(object value) => JsonText.Write(writer => writer.WriteObjectValue(null, new Widget { AdditionalData = { ["v"] = value } }));

    private static string InObject(Action<ISerializationWriter> write) => JsonText.Write(writer => writer.WriteObjectValue(null, new Inline(write)));

    private sealed class Inline(Action<ISerializationWriter> write) : IParsable
    {
        public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>();

        public void Serialize(ISerializationWriter writer) => write(writer);
    }

    private sealed class TextOrWidget : IComposedTypeWrapper, IParsable
    {
        public string? Text { get; init; }

        public Widget? Widget { get; init; }

        public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>();

        public void Serialize(ISerializationWriter writer)
        {
            if (Text is not null)
            {
                writer.WriteStringValue(null, Text);
            }
            else
            {
                writer.WriteObjectValue(null, Widget);
            }
        }
    }
}
