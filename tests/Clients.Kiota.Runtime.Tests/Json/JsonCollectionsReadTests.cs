using Clients.Kiota.Runtime.Tests.Support;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.Kiota.Runtime.Tests.Json;

public sealed class JsonCollectionsReadTests
{
    [Fact]
    public void Mistyped_and_null_elements_are_null() =>
        Assert.Equal(["a", null, null], JsonText.Node("""["a",null,5]""").GetCollectionOfPrimitiveValues<string>());

    /// <summary>Generated models have these: the official runtime throws on the first element (S16).</summary>
    [Fact]
    public void Decimals_times_and_bytes_can_be_elements()
    {
        Assert.Equal([1.10m, null], JsonText.Node("[1.10,null]").GetCollectionOfPrimitiveValues<decimal?>());
        Assert.Equal([new Time(10, 20, 30)], JsonText.Node("""["10:20:30"]""").GetCollectionOfPrimitiveValues<Time?>());
        Assert.Equal([[1, 2]], JsonText.Node("""["AQI="]""").GetCollectionOfPrimitiveValues<byte[]>());
    }

    /// <summary>Kiota writes an array whose items are of several types so; the official runtime throws.</summary>
    [Fact]
    public void Untyped_nodes_can_be_elements_whatever_each_is()
    {
        var nodes = JsonText.Node("""[1,"a",{"b":true},null]""").GetCollectionOfPrimitiveValues<UntypedNode>().ToList();

        Assert.Equal(1, Assert.IsType<UntypedInteger>(nodes[0]).GetValue());
        Assert.Equal("a", Assert.IsType<UntypedString>(nodes[1]).GetValue());
        Assert.Equal(["b"], Assert.IsType<UntypedObject>(nodes[2]).GetValue().Keys);
        Assert.IsType<UntypedNull>(nodes[3]);
    }

    [Fact]
    public void Every_generated_element_type_is_known()
    {
        Assert.Equal([true], JsonText.Node("[true]").GetCollectionOfPrimitiveValues<bool?>());
        Assert.Equal([(byte)1], JsonText.Node("[1]").GetCollectionOfPrimitiveValues<byte?>());
        Assert.Equal([(sbyte)1], JsonText.Node("[1]").GetCollectionOfPrimitiveValues<sbyte?>());
        Assert.Equal([1], JsonText.Node("[1]").GetCollectionOfPrimitiveValues<int?>());
        Assert.Equal([1L], JsonText.Node("[1]").GetCollectionOfPrimitiveValues<long?>());
        Assert.Equal([1f], JsonText.Node("[1]").GetCollectionOfPrimitiveValues<float?>());
        Assert.Equal([1d], JsonText.Node("[1]").GetCollectionOfPrimitiveValues<double?>());
        Assert.Equal([Guid.Empty], JsonText.Node($"[\"{Guid.Empty}\"]").GetCollectionOfPrimitiveValues<Guid?>());
        Assert.Equal([DateTimeOffset.UnixEpoch], JsonText.Node("""["1970-01-01T00:00:00Z"]""").GetCollectionOfPrimitiveValues<DateTimeOffset?>());
        Assert.Equal([TimeSpan.Zero], JsonText.Node("""["PT0S"]""").GetCollectionOfPrimitiveValues<TimeSpan?>());
        Assert.Equal([new Date(2020, 1, 2)], JsonText.Node("""["2020-01-02"]""").GetCollectionOfPrimitiveValues<Date?>());
        Assert.Equal([DayOfWeek.Friday, null, null], JsonText.Node("""["friday","x",null]""").GetCollectionOfPrimitiveValues<DayOfWeek?>());
        Assert.Throws<InvalidOperationException>(() => JsonText.Node("[1]").GetCollectionOfPrimitiveValues<Uri>());
    }

    [Fact]
    public void What_is_no_array_is_empty()
    {
        Assert.Empty(JsonText.Node("{}").GetCollectionOfPrimitiveValues<string>());
        Assert.Empty(JsonText.Node("5").GetCollectionOfEnumValues<DayOfWeek>());
        Assert.Empty(JsonText.Node("null").GetCollectionOfObjectValues(Widget.CreateFromDiscriminatorValue));
    }

    [Fact]
    public void Unknown_enum_elements_are_null() =>
        Assert.Equal([DayOfWeek.Friday, null, null], JsonText.Node("""["friday","x",null]""").GetCollectionOfEnumValues<DayOfWeek>());

    [Fact]
    public void Models_are_read_anew_at_each_enumeration_and_null_is_an_empty_one()
    {
        var widgets = JsonText.Node("""[{"name":"a"},null]""").GetCollectionOfObjectValues(Widget.CreateFromDiscriminatorValue);

        Assert.Equal(["a", null], widgets.Select(widget => widget.Name));
        Assert.NotSame(widgets.First(), widgets.First());
    }

    [Fact]
    public void Untyped_elements_keep_their_kind()
    {
        var nodes = JsonText.Node("""["a",1,null]""").GetCollectionOfObjectValues(UntypedNode.CreateFromDiscriminatorValue).ToList();

        Assert.IsType<UntypedString>(nodes[0]);
        Assert.IsType<UntypedInteger>(nodes[1]);
        Assert.IsType<UntypedNull>(nodes[2]);
    }
}
