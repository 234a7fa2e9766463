using System.Text;
using Clients.Kiota.Runtime.Tests.Support;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Serialization.Form;

namespace Clients.Kiota.Runtime.Tests.Form;

public sealed class FormTests
{
    [Fact]
    public void Values_are_escaped_and_null_and_empty_ones_left_out()
    {
        Assert.Equal("a=x%20y%26&b=true&c=1E%2B20&d=PT5S&e=Friday&n=null", Write(writer =>
        {
            writer.WriteStringValue("a", "x y&");
            writer.WriteStringValue("empty", "");
            writer.WriteStringValue("none", null);
            writer.WriteBoolValue("b", true);
            writer.WriteDoubleValue("c", 1e20);
            writer.WriteTimeSpanValue("d", TimeSpan.FromSeconds(5));
            writer.WriteEnumValue<DayOfWeek>("e", DayOfWeek.Friday);
            writer.WriteNullValue("n");
        }));
    }

    [Fact]
    public void Primitive_collections_repeat_their_key_and_enums_share_one_entry()
    {
        Assert.Equal("a=1&a=2&e=Friday%2CMonday", Write(writer =>
        {
            writer.WriteCollectionOfPrimitiveValues<int?>("a", [1, null, 2]);
            writer.WriteCollectionOfEnumValues<DayOfWeek>("e", [DayOfWeek.Friday, null, DayOfWeek.Monday]);
        }));
    }

    /// <summary>The official runtime throws for a model with an object property even when that is null (S27).</summary>
    [Fact]
    public void A_model_is_one_level_deep()
    {
        Assert.Equal("count=1&name=a&x=1&l=1&l=2", Write(writer => writer.WriteObjectValue(null, new Widget { Name = "a", Count = 1, AdditionalData = { ["x"] = 1m, ["l"] = new List<int> { 1, 2 } } })));
        Assert.Throws<InvalidOperationException>(() => Write(writer => writer.WriteObjectValue(null, new Widget { Child = new Widget() })));
        Assert.Throws<InvalidOperationException>(() => Write(writer => writer.WriteObjectValue(null, new Widget { Parts = [] })));
        Assert.Throws<InvalidOperationException>(() => Write(writer => writer.WriteAdditionalData(new Dictionary<string, object> { ["x"] = new Widget() })));
    }

    /// <summary>The official runtime drops values that are empty or hold '=', keeps '+', and leaves additional data escaped (S27).</summary>
    [Fact]
    public async Task A_form_is_decoded_whole()
    {
        using var body = new MemoryStream(Encoding.UTF8.GetBytes("name=a+b%20c&count=5&x=a%3Db=c&y=&child=null"));
        var node = await new FormParseNodeFactory().GetRootParseNodeAsync("application/x-www-form-urlencoded", body);

        var widget = node.GetObjectValue(Widget.CreateFromDiscriminatorValue);

        Assert.Equal(("a b c", 5), (widget.Name, widget.Count));
        Assert.Equal("a=b=c", widget.AdditionalData["x"]);
        Assert.Equal("", widget.AdditionalData["y"]);
        Assert.Null(widget.Child);
    }

    [Fact]
    public void Repeated_keys_are_a_collection()
    {
        var node = new FormParseNode("a=1&A=2&d=1.5,2&e=friday,x");

        Assert.Equal([1, 2], node.GetChildNode("a")!.GetCollectionOfPrimitiveValues<int?>());
        Assert.Equal([1.5m, 2m], node.GetChildNode("d")!.GetCollectionOfPrimitiveValues<decimal?>());
        Assert.Equal([DayOfWeek.Friday, null], node.GetChildNode("e")!.GetCollectionOfEnumValues<DayOfWeek>());
        Assert.Null(node.GetChildNode("missing"));
        Assert.Throws<InvalidOperationException>(() => node.GetCollectionOfObjectValues(Widget.CreateFromDiscriminatorValue));
    }

    [Fact]
    public void Getters_give_null_for_what_they_cannot_read_and_false_for_what_is_not_true()
    {
        var node = new FormParseNode("text");

        Assert.Null(node.GetIntValue());
        Assert.Null(node.GetDoubleValue());
        Assert.Null(node.GetGuidValue());
        Assert.Null(node.GetDateValue());
        Assert.False(node.GetBoolValue());
        Assert.Throws<FormatException>(() => node.GetTimeSpanValue());
        Assert.Equal(1000, new FormParseNode("1,000").GetIntValue());
        Assert.Null(new FormParseNode("1e5").GetDoubleValue());
    }

    private static string Write(Action<ISerializationWriter> write)
    {
        using var writer = new FormSerializationWriter();
        write(writer);
        using var reader = new StreamReader(writer.GetSerializedContent());
        return reader.ReadToEnd();
    }
}
