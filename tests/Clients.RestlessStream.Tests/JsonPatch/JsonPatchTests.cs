using System.Text.Json.Nodes;
using Clients.RestlessStream.JsonPatch;

namespace Clients.RestlessStream.Tests.JsonPatch;

public sealed class JsonPatchTests
{
    // The examples of RFC 6902, appendix A, then the corners it leaves to the reader.
    [Theory]
    [InlineData("""{"foo":"bar"}""", """[{"op":"add","path":"/baz","value":"qux"}]""", """{"foo":"bar","baz":"qux"}""")]
    [InlineData("""{"foo":["bar","baz"]}""", """[{"op":"add","path":"/foo/1","value":"qux"}]""", """{"foo":["bar","qux","baz"]}""")]
    [InlineData("""{"baz":"qux","foo":"bar"}""", """[{"op":"remove","path":"/baz"}]""", """{"foo":"bar"}""")]
    [InlineData("""{"foo":["bar","qux","baz"]}""", """[{"op":"remove","path":"/foo/1"}]""", """{"foo":["bar","baz"]}""")]
    [InlineData("""{"baz":"qux","foo":"bar"}""", """[{"op":"replace","path":"/baz","value":"boo"}]""", """{"baz":"boo","foo":"bar"}""")]
    [InlineData("""{"foo":{"bar":"baz","waldo":"fred"},"qux":{"corge":"grault"}}""", """[{"op":"move","from":"/foo/waldo","path":"/qux/thud"}]""", """{"foo":{"bar":"baz"},"qux":{"corge":"grault","thud":"fred"}}""")]
    [InlineData("""{"foo":["all","grass","cows","eat"]}""", """[{"op":"move","from":"/foo/1","path":"/foo/3"}]""", """{"foo":["all","cows","eat","grass"]}""")]
    [InlineData("""{"baz":"qux","foo":["a",2,"c"]}""", """[{"op":"test","path":"/baz","value":"qux"},{"op":"test","path":"/foo/1","value":2}]""", """{"baz":"qux","foo":["a",2,"c"]}""")]
    [InlineData("""{"foo":"bar"}""", """[{"op":"add","path":"/child","value":{"grandchild":{}}}]""", """{"foo":"bar","child":{"grandchild":{}}}""")]
    [InlineData("""{"foo":"bar"}""", """[{"op":"add","path":"/baz","value":"qux","xyz":123}]""", """{"foo":"bar","baz":"qux"}""")]
    [InlineData("""{"/":9,"~1":10}""", """[{"op":"test","path":"/~01","value":10}]""", """{"/":9,"~1":10}""")]
    [InlineData("""{"foo":["bar"]}""", """[{"op":"add","path":"/foo/-","value":["abc","def"]}]""", """{"foo":["bar",["abc","def"]]}""")]
    [InlineData("""{"a":1}""", """[{"op":"add","path":"","value":[1]}]""", """[1]""")]
    [InlineData("""{"a":1}""", """[{"op":"replace","path":"","value":null}]""", """null""")]
    [InlineData("""null""", """[{"op":"add","path":"","value":{}},{"op":"add","path":"/x","value":1}]""", """{"x":1}""")]
    [InlineData("""{"a":1}""", """[{"op":"add","path":"/a","value":2}]""", """{"a":2}""")]
    [InlineData("""{}""", """[{"op":"add","path":"/","value":1}]""", """{"":1}""")]
    [InlineData("""{"a":null}""", """[{"op":"replace","path":"/a","value":1}]""", """{"a":1}""")]
    [InlineData("""{"a":null}""", """[{"op":"test","path":"/a","value":null}]""", """{"a":null}""")]
    [InlineData("""{"a":1}""", """[{"op":"copy","from":"/a","path":"/b"}]""", """{"a":1,"b":1}""")]
    [InlineData("""{"a":{"b":1}}""", """[{"op":"copy","from":"","path":"/a/c"}]""", """{"a":{"b":1,"c":{"a":{"b":1}}}}""")]
    [InlineData("""{"a":{"b":1}}""", """[{"op":"move","from":"/a/b","path":"/a"}]""", """{"a":1}""")]
    [InlineData("""{"a":1}""", """[{"op":"move","from":"/a","path":"/a"}]""", """{"a":1}""")]
    [InlineData("""[1,2]""", """[{"op":"replace","path":"/0","value":9}]""", """[9,2]""")]
    [InlineData("""[1,2]""", """[{"op":"add","path":"/2","value":3}]""", """[1,2,3]""")]
    [InlineData("""{"0":1}""", """[{"op":"replace","path":"/0","value":2}]""", """{"0":2}""")]
    [InlineData("""{"a/b":1,"m~n":2}""", """[{"op":"remove","path":"/a~1b"},{"op":"replace","path":"/m~0n","value":3}]""", """{"m~n":3}""")]
    [InlineData("""{"n":1}""", """[{"op":"test","path":"/n","value":1.0}]""", """{"n":1}""")]
    [InlineData("""{"o":{"a":1,"b":2}}""", """[{"op":"test","path":"/o","value":{"b":2,"a":1}}]""", """{"o":{"a":1,"b":2}}""")]
    [InlineData("""{"a":1}""", """[]""", """{"a":1}""")]
    public void A_patch_that_fits_is_applied(string document, string patch, string expected) =>
        Assert.Equal(expected, Text(JsonPatchDocument.Apply(JsonNode.Parse(document), Patch(patch))));

    [Theory]
    [InlineData("""{"foo":"bar"}""", """[{"op":"add","path":"/baz/bat","value":"qux"}]""", "points at nothing")]
    [InlineData("""{"a":1}""", """[{"op":"remove","path":"/b"}]""", "points at nothing")]
    [InlineData("""{"a":1}""", """[{"op":"replace","path":"/b","value":1}]""", "points at nothing")]
    [InlineData("""{"a":1}""", """[{"op":"remove","path":""}]""", "whole document")]
    [InlineData("""[1]""", """[{"op":"add","path":"/2","value":1}]""", "points at nothing")]
    [InlineData("""[1]""", """[{"op":"add","path":"/-1","value":1}]""", "points at nothing")]
    [InlineData("""[1,2]""", """[{"op":"remove","path":"/01"}]""", "points at nothing")]
    [InlineData("""[1]""", """[{"op":"remove","path":"/-"}]""", "points at nothing")]
    [InlineData("""[1]""", """[{"op":"remove","path":"/1"}]""", "points at nothing")]
    [InlineData("""[1]""", """[{"op":"remove","path":"/1e0"}]""", "points at nothing")]
    [InlineData("""{"a":"text"}""", """[{"op":"add","path":"/a/b","value":1}]""", "points at nothing")]
    [InlineData("""{"a":{"b":1}}""", """[{"op":"move","from":"/a","path":"/a/b"}]""", "into itself")]
    [InlineData("""{"a":1}""", """[{"op":"move","from":"/b","path":"/a"}]""", "\"from\" points at nothing")]
    [InlineData("""{"a":1}""", """[{"op":"copy","from":"/b","path":"/a"}]""", "\"from\" points at nothing")]
    [InlineData("""{"a":1}""", """[{"op":"move","path":"/a"}]""", "no string \"from\"")]
    [InlineData("""{"a":1}""", """[{"op":"test","path":"/a","value":"1"}]""", "another value")]
    [InlineData("""{"a":1}""", """[{"op":"test","path":"/a","value":null}]""", "another value")]
    [InlineData("""{"a":null}""", """[{"op":"test","path":"/a"}]""", "no \"value\"")]
    [InlineData("""{"a":1}""", """[{"op":"add","path":"/b"}]""", "no \"value\"")]
    [InlineData("""{"a":1}""", """[{"op":"add","value":1}]""", "no string \"path\"")]
    [InlineData("""{"a":1}""", """[{"op":"add","path":1,"value":1}]""", "no string \"path\"")]
    [InlineData("""{"a":1}""", """[{"path":"/a"}]""", "no string \"op\"")]
    [InlineData("""{"a":1}""", """[{"op":"spam","path":"/a"}]""", "not an operation")]
    [InlineData("""{"a":1}""", """[{"op":"Add","path":"/a","value":1}]""", "not an operation")]
    [InlineData("""{"a":1}""", """["add"]""", "not an object")]
    [InlineData("""{"a":1}""", """[null]""", "not an object")]
    [InlineData("""{"a":1}""", """[{"op":"remove","path":"a"}]""", "starts with '/'")]
    [InlineData("""{"a~":1}""", """[{"op":"remove","path":"/a~"}]""", "'~' is followed")]
    [InlineData("""{"a~2":1}""", """[{"op":"remove","path":"/a~2"}]""", "'~' is followed")]
    public void A_patch_that_does_not_fit_says_why(string document, string patch, string reason)
    {
        var failure = Assert.Throws<JsonPatchException>(() => JsonPatchDocument.Apply(JsonNode.Parse(document), Patch(patch)));

        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_patch_that_fails_half_way_leaves_the_document_as_it_was()
    {
        var document = JsonNode.Parse("""{"a":[1,2],"b":{"c":1}}""");

        var failure = Assert.Throws<JsonPatchException>(() => JsonPatchDocument.Apply(document, Patch(
            """[{"op":"add","path":"/a/0","value":0},{"op":"move","from":"/b/c","path":"/d"},{"op":"test","path":"/d","value":2}]""")));

        Assert.Equal(2, failure.Operation);
        Assert.Equal("""{"a":[1,2],"b":{"c":1}}""", Text(document));
    }

    [Fact]
    public void The_patched_document_shares_nothing_with_the_patch_or_the_original()
    {
        var document = JsonNode.Parse("""{"a":{"b":1}}""");
        var patch = Patch("""[{"op":"add","path":"/x","value":{"y":1}}]""");

        var patched = JsonPatchDocument.Apply(document, patch)!;
        patched["x"]!["y"] = 2;
        patched["a"]!["b"] = 2;

        Assert.Equal("""{"a":{"b":1}}""", Text(document));
        Assert.Equal("""[{"op":"add","path":"/x","value":{"y":1}}]""", Text(patch));
    }

    [Fact]
    public void Copies_that_double_a_document_are_stopped()
    {
        var bomb = new JsonArray([.. Enumerable.Range(0, 60).Select(_ => (JsonNode)JsonNode.Parse("""{"op":"copy","from":"","path":"/-"}""")!)]);

        var failure = Assert.Throws<JsonPatchException>(() => JsonPatchDocument.Apply(JsonNode.Parse("[1]"), bomb));

        Assert.Contains("copies more than", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_cannot_be_nested_without_bound()
    {
        var digger = new JsonArray([.. Enumerable.Range(1, 200).Select(depth => (JsonNode)new JsonObject
        {
            ["op"] = "add",
            ["path"] = string.Concat(Enumerable.Repeat("/a", depth)),
            ["value"] = new JsonObject(),
        })]);

        var failure = Assert.Throws<JsonPatchException>(() => JsonPatchDocument.Apply(new JsonObject(), digger));

        Assert.Contains("deeper than 64", failure.Message, StringComparison.Ordinal);
    }

    private static JsonArray Patch(string json) => JsonNode.Parse(json)!.AsArray();

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";
}
