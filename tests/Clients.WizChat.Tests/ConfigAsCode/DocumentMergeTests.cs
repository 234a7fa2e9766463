using System.Text.Json;
using Clients.WizChat.ConfigAsCode.Json;
using Clients.WizChat.ConfigAsCode.Typed;

namespace Clients.WizChat.Tests.ConfigAsCode;

public sealed class DocumentMergeTests
{
    [Theory]
    // Nothing edited: what the model could not say is kept.
    [InlineData("""{"spec":{"b":1.0,"core":{"name":null,"x":[1,null]}}}""", """{"spec":{"core":{"x":[1]},"b":1}}""", """{"spec":{"core":{"x":[1]},"b":1}}""", """{"spec":{"b":1.0,"core":{"name":null,"x":[1,null]}}}""")]
    // One field edited.
    [InlineData("""{"spec":{"core":{"z":1e2,"name":"a","k":null}}}""", """{"spec":{"core":{"name":"a","z":100}}}""", """{"spec":{"core":{"name":"b","z":100}}}""", """{"spec":{"core":{"z":1e2,"name":"b","k":null}}}""")]
    // A null given a value, a new field, a field set to null.
    [InlineData("""{"spec":{"core":{"name":null,"model":"m","language":"en"}}}""", """{"spec":{"core":{"model":"m","language":"en"}}}""", """{"spec":{"core":{"name":"n","model":"m","description":"d"}}}""", """{"spec":{"core":{"name":"n","model":"m","language":null,"description":"d"}}}""")]
    // What is not declared nullable is left out instead.
    [InlineData("""{"spec":{"core":{"extra":1},"skills":[{"name":"a","enabled":true}]}}""", """{"spec":{"core":{"extra":1},"skills":[{"name":"a","enabled":true}]}}""", """{"spec":{"core":{},"skills":[{"name":"a"}]}}""", """{"spec":{"core":{},"skills":[{"name":"a"}]}}""")]
    // An item removed, one edited, one added: the others keep their text.
    [InlineData("""{"s":[{"name":"a","x":1.0},{"name":"b","x":2.0,"n":null},{"name":"c","x":3.0}]}""", """{"s":[{"name":"a","x":1},{"name":"b","x":2},{"name":"c","x":3}]}""", """{"s":[{"name":"c","x":3},{"name":"b","x":9},{"name":"d"}]}""", """{"s":[{"name":"c","x":3.0},{"name":"b","x":9,"n":null},{"name":"d"}]}""")]
    // A renamed item keeps the rest of its text by its place.
    [InlineData("""{"s":[{"name":"a","x":1.0}]}""", """{"s":[{"name":"a","x":1}]}""", """{"s":[{"name":"b","x":1}]}""", """{"s":[{"name":"b","x":1.0}]}""")]
    public void Only_what_was_edited_changes(string written, string before, string after, string merged) =>
        Assert.Equal(merged, JsonTextWriter.Write(DocumentMerge.Merge(JsonText.Read(written), JsonElement.Parse(before), JsonElement.Parse(after))));
}
