using Clients.Kiota.Runtime.Tests.Support;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.Kiota.Runtime.Tests.Json;

public sealed class JsonObjectsReadTests
{
    [Fact]
    public void Names_match_exactly_and_the_last_of_a_repeated_one_wins()
    {
        var widget = Read("""{"Name":"other","name":"a","name":"b"}""");

        Assert.Equal("b", widget.Name);
        Assert.Equal("other", widget.AdditionalData["Name"]);
    }

    [Fact]
    public void An_escaped_name_is_the_name_it_spells() => Assert.Equal("a", Read("""{"n\u0061me":"a"}""").Name);

    [Fact]
    public void An_explicit_null_leaves_a_declared_property_as_it_was() => Assert.Null(Read("""{"name":null,"child":null}""").Child);

    [Fact]
    public void Undeclared_properties_are_kept_with_the_type_they_look_like()
    {
        var data = Read("""{"i":5,"d":1.50,"big":1e40,"t":true,"n":null,"s":"text","date":"2020-01-02T03:04:05Z","day":"2020-01-02","guid":"aabbccdd-0000-0000-0000-000000000001","a":[1],"o":{"x":1},"":"empty","dup":1,"dup":2}""").AdditionalData;

        Assert.Equal(5m, data["i"]);
        Assert.Equal(1.50m, data["d"]);
        Assert.Equal(1e40, data["big"]);
        Assert.Equal(true, data["t"]);
        Assert.Null(data["n"]);
        Assert.Equal("text", data["s"]);
        Assert.Equal(new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc), data["date"]);
        Assert.Equal(new DateTime(2020, 1, 2), data["day"]);
        Assert.Equal(Guid.Parse("aabbccdd-0000-0000-0000-000000000001"), data["guid"]);
        Assert.IsType<UntypedArray>(data["a"]);
        Assert.IsType<UntypedObject>(data["o"]);
        Assert.Equal("empty", data[""]);
        Assert.Equal(1m, data["dup"]);
    }

    [Fact]
    public void What_is_no_object_leaves_the_model_empty() => Assert.Null(Read("[1]").Name);

    [Fact]
    public void Hooks_run_around_the_assignment_and_are_inherited()
    {
        var log = new List<string>();
        var node = JsonText.Node("""{"name":"parent","child":{"name":"child"}}""");
        node.OnBeforeAssignFieldValues = item => log.Add("before " + ((Widget)item).Name);
        node.OnAfterAssignFieldValues = item => log.Add("after " + ((Widget)item).Name);

        node.GetObjectValue(Widget.CreateFromDiscriminatorValue);

        // The child is assigned while its parent is, so the parent has its name by then and the child not yet.
        Assert.Equal(["before ", "before ", "after child", "after parent"], log);
    }

    [Fact]
    public void A_child_is_found_by_its_exact_name()
    {
        var node = JsonText.Node("""{"kind":"a","none":null}""");

        Assert.Equal("a", node.GetChildNode("kind")!.GetStringValue());
        Assert.Null(node.GetChildNode("Kind"));
        Assert.Null(node.GetChildNode(""));
        Assert.Null(node.GetChildNode("none")!.GetStringValue());
        Assert.Null(JsonText.Node("[1]").GetChildNode("kind"));
        Assert.Throws<ArgumentNullException>(() => node.GetChildNode(null!));
    }

    [Fact]
    public void Untyped_values_keep_number_kinds_and_lose_nothing()
    {
        Assert.Equal(5, Assert.IsType<UntypedInteger>(Untyped("5")).GetValue());
        Assert.Equal(5_000_000_000, Assert.IsType<UntypedLong>(Untyped("5000000000")).GetValue());
        Assert.Equal(18446744073709551615m, Assert.IsType<UntypedDecimal>(Untyped("18446744073709551615")).GetValue());
        Assert.Equal("2020-01-02", Assert.IsType<UntypedString>(Untyped("\"2020-01-02\"")).GetValue());
        Assert.True(Assert.IsType<UntypedBoolean>(Untyped("true")).GetValue());
        Assert.Null(Assert.IsType<UntypedNull>(Untyped("null")).GetValue());

        // The official runtime makes this an infinite UntypedFloat, which cannot be written back (S19).
        Assert.Equal(1e40, Assert.IsType<UntypedDouble>(Untyped("1e40")).GetValue());

        var properties = Assert.IsType<UntypedObject>(Untyped("""{"a":1,"a":[2]}""")).GetValue();
        Assert.Equal(2, Assert.IsType<UntypedInteger>(Assert.IsType<UntypedArray>(properties["a"]).GetValue().Single()).GetValue());
        Assert.Throws<NotImplementedException>(() => Untyped("5").GetValue());
    }

    [Fact]
    public void Intersections_join_their_members_and_the_first_definition_wins()
    {
        var first = new Widget();
        var second = new Widget();
        var merged = ParseNodeHelper.MergeDeserializersForIntersectionWrapper(null, first, second);

        merged["name"](JsonText.Node("\"a\""));

        Assert.Equal(("a", null), (first.Name, second.Name));
        Assert.Throws<ArgumentException>(() => ParseNodeHelper.MergeDeserializersForIntersectionWrapper(null, null));
    }

    private static Widget Read(string json) => JsonText.Node(json).GetObjectValue(Widget.CreateFromDiscriminatorValue);

    private static UntypedNode Untyped(string json) => JsonText.Node(json).GetObjectValue(UntypedNode.CreateFromDiscriminatorValue);
}
