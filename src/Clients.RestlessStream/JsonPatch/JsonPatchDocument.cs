using System.Text.Json;
using System.Text.Json.Nodes;

namespace Clients.RestlessStream.JsonPatch;

/// <summary>
/// Applies an RFC 6902 patch. All of it or nothing: the operations run on a copy, so a failure leaves the document untouched.
/// </summary>
/// <remarks>
/// Patches come from outside, so what they can make of a small document is bounded: nesting as deep as the JSON reader allows,
/// and <see cref="MaxCopiedNodes"/> nodes through <c>copy</c> (which otherwise doubles a document with every operation).
/// </remarks>
internal static class JsonPatchDocument
{
    /// <summary>How deep a document may become; what <see cref="JsonDocument"/> reads by default.</summary>
    public const int MaxDepth = 64;

    /// <summary>How many nodes the <c>copy</c> operations of one patch may make.</summary>
    public const int MaxCopiedNodes = 1_000_000;

    /// <summary>The patched document; it shares no node with <paramref name="document"/> or <paramref name="patch"/>.</summary>
    /// <exception cref="JsonPatchException">The patch is malformed, does not fit, or exceeds a bound.</exception>
    public static JsonNode? Apply(JsonNode? document, JsonArray patch)
    {
        var target = new PatchTarget(document?.DeepClone());
        for (var i = 0; i < patch.Count; i++)
        {
            Apply(target, patch[i] as JsonObject ?? throw new JsonPatchException(i, "is not an object"), i);
        }

        return target.Document;
    }

    private static void Apply(PatchTarget target, JsonObject operation, int index)
    {
        var path = Pointer(operation, "path", index);
        var problem = Text(operation, "op", index) switch
        {
            "add" => target.Add(path, Value(operation, index)),
            "remove" => target.Remove(path),
            "replace" => target.Replace(path, Value(operation, index)),
            "move" => target.Move(Pointer(operation, "from", index), path),
            "copy" => target.Copy(Pointer(operation, "from", index), path),
            "test" => target.Test(path, operation.TryGetPropertyValue("value", out var expected), expected),
            _ => "\"op\" is not an operation of RFC 6902",
        };
        if (problem is not null)
        {
            throw new JsonPatchException(index, problem);
        }
    }

    private static JsonNode? Value(JsonObject operation, int index) =>
        operation.TryGetPropertyValue("value", out var value) ? value?.DeepClone() : throw new JsonPatchException(index, "has no \"value\"");

    private static string Text(JsonObject operation, string member, int index) =>
        operation[member] is JsonValue value && value.GetValueKind() == JsonValueKind.String
            ? value.GetValue<string>()
            : throw new JsonPatchException(index, $"has no string \"{member}\"");

    private static JsonPointer Pointer(JsonObject operation, string member, int index) =>
        JsonPointer.TryParse(Text(operation, member, index), out var pointer, out var problem)
            ? pointer
            : throw new JsonPatchException(index, $"\"{member}\": {problem}");
}
