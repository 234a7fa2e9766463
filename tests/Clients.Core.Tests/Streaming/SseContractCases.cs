using System.Text;

namespace Clients.Core.Tests.Streaming;

/// <summary>The cases every event-stream client must get right. Lines end with LF here; the theories translate them to CRLF and CR, too.</summary>
internal static class SseContractCases
{
    private const string Bom = "\uFEFF";

    private static readonly Dictionary<string, Case> Cases = new()
    {
        ["one event"] = new("data: a\n\n", "message|a||"),
        ["two events"] = new("data: a\n\ndata: b\n\n", "message|a||", "message|b||"),
        ["several data lines are joined"] = new("data: a\ndata: b\ndata: c\n\n", "message|a\nb\nc||"),
        ["data without colon is an empty line"] = new("data\n\n", "message|||"),
        ["data with colon and nothing after is an empty line"] = new("data:\n\n", "message|||"),
        ["two empty data lines are one line end"] = new("data\ndata\n\n", "message|\n||"),
        ["empty data between others"] = new("data: a\ndata\ndata: b\n\n", "message|a\n\nb||"),
        ["a named event"] = new("event: add\ndata: a\n\n", "add|a||"),
        ["the name does not outlive its event"] = new("event: add\ndata: a\n\ndata: b\n\n", "add|a||", "message|b||"),
        ["an empty name means message"] = new("event:\ndata: a\n\n", "message|a||"),
        ["the last of several names counts"] = new("event: add\nevent: remove\ndata: a\n\n", "remove|a||"),
        ["an empty name takes an earlier one back"] = new("event: add\nevent\ndata: a\n\n", "message|a||"),
        ["a block without data is no event"] = new("event: add\n\n"),
        ["a block without data does not leak its name"] = new("event: add\n\ndata: a\n\n", "message|a||"),
        ["several blocks without data do not leak their names"] = new("event: x\n\nevent: y\nid: 1\n\nevent: z\ndata: a\n\ndata: b\n\n", "z|a|1|1", "message|b||1"),
        ["a name after one that was not dispatched"] = new("event: x\n\nevent: y\ndata: a\n\n", "y|a||"),
        ["an id"] = new("id: 1\ndata: a\n\n", "message|a|1|1"),
        ["an id stays in force"] = new("id: 1\ndata: a\n\ndata: b\n\n", "message|a|1|1", "message|b||1"),
        ["an id of a block without data counts for the next event"] = new("id: 1\n\ndata: a\n\ndata: b\n\n", "message|a|1|1", "message|b||1"),
        ["an empty id clears it"] = new("id: 1\ndata: a\n\nid:\ndata: b\n\ndata: c\n\n", "message|a|1|1", "message|b|(empty)|", "message|c||"),
        ["an id without colon clears it"] = new("id: 1\ndata: a\n\nid\ndata: b\n\n", "message|a|1|1", "message|b|(empty)|"),
        ["an id with NUL is ignored"] = new("id: 1\ndata: a\n\nid: 2\02\ndata: b\n\n", "message|a|1|1", "message|b||1"),
        ["an id with NUL leaves the block's own in force"] = new("id: 1\nid: 2\0\ndata: a\n\n", "message|a|1|1"),
        ["an id that is not ASCII"] = new("id: é€\ndata: a\n\n", "message|a|é€|é€"),
        ["fields in any order"] = new("data: a\nid: 1\nevent: add\n\n", "add|a|1|1"),
        ["unknown fields are ignored"] = new("foo: 1\ndata: a\nbar\ndatax: b\n data: c\nDATA: d\n\n", "message|a||"),
        ["a blank before the colon makes another field"] = new("data : a\n\ndata: b\n\n", "message|b||"),
        ["no blank after the colon"] = new("data:a\n\n", "message|a||"),
        ["one blank after the colon is taken away"] = new("data: a\n\n", "message|a||"),
        ["only one blank is taken away"] = new("data:  a\n\n", "message| a||"),
        ["a tab is kept"] = new("data:\ta\n\n", "message|\ta||"),
        ["blanks at the end are kept"] = new("data: a \n\n", "message|a ||"),
        ["colons in the value are kept"] = new("data: a:b: c\n\n", "message|a:b: c||"),
        ["a line of only a colon is a comment"] = new(":\ndata: a\n\n", "message|a||"),
        ["comments before, between and after"] = new(": x\n\n: y\ndata: a\n: z\ndata: b\n\n: end\n", "message|a\nb||"),
        ["a comment that looks like data"] = new(":data: x\n:event: y\ndata: a\n\n", "message|a||"),
        ["blank lines are no events"] = new("\n\n\ndata: a\n\n\n\ndata: b\n\n", "message|a||", "message|b||"),
        ["multi-byte characters"] = new("event: 日本\ndata: é€😀\n\n", "日本|é€😀||"),
        ["an event cut off at the end is discarded"] = new("data: a\n\nid: 9\ndata: b\n", "message|a||"),
        ["a line cut off at the end is discarded"] = new("data: a\n\ndata: b", "message|a||"),
        ["nothing at all"] = new(""),
        ["only a byte order mark"] = new(Bom),
        ["a byte order mark at the start"] = new(Bom + "data: a\n\n", "message|a||"),
        ["a byte order mark before a comment"] = new(Bom + ": x\ndata: a\n\n", "message|a||"),
        ["a byte order mark before an id"] = new(Bom + "id: 1\ndata: a\n\n", "message|a|1|1"),
        ["a byte order mark after a comment is text"] = new(": x\n" + Bom + "data: a\ndata: b\n\n", "message|b||"),
        ["two thirds of a byte order mark are text"] = new("\uFEC0: x\ndata: a\n\n", "message|a||"),
        ["only one byte order mark is one"] = new(Bom + Bom + "data: a\ndata: b\n\n", "message|b||"),
        ["a byte order mark within the stream is text"] = new("data: a\n\n" + Bom + "data: b\ndata: c" + Bom + "\n\n", "message|a||", "message|c" + Bom + "||"),
        ["a retry is no event"] = new("retry: 10\n\ndata: a\n\n", "message|a||"),
        ["a retry that is no number is ignored"] = new("retry: 1.5\nretry: x\nretry: 9223372036854775807\ndata: a\n\n", "message|a||"),
    };

    /// <summary>Every case with every line end and chunking.</summary>
    public static IEnumerable<TheoryDataRow> Rows() =>
        from name in Cases.Keys
        from lineEnd in new[] { "LF", "CRLF", "CR" }
        from chunk in new[] { 0, 1, 2, 3, 7 }
        select new TheoryDataRow(name, lineEnd, chunk);

    /// <summary>The bytes of a case.</summary>
    public static byte[] Bytes(string name, string lineEnd) => Encoding.UTF8.GetBytes(
        Cases[name].Text.Replace("\n", lineEnd switch { "LF" => "\n", "CRLF" => "\r\n", _ => "\r" }, StringComparison.Ordinal));

    /// <summary>The events expected, each as <c>type|data|own id|last id</c>.</summary>
    public static string[] Expected(string name) => Cases[name].Events;

    internal sealed record TheoryDataRow(string Name, string LineEnd, int Chunk);

    private sealed record Case(string Text, params string[] Events);
}
