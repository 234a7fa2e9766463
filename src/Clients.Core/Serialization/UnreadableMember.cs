using System.Text.Json;

namespace Clients.Core.Serialization;

/// <summary>A member of a JSON document whose value does not have the documented type.</summary>
/// <param name="Path">Where the member is, such as <c>data.rows[].count</c>; items of an array have no number.</param>
/// <param name="Expected">The documented type, such as <c>int64</c> or <c>date-time</c>.</param>
/// <param name="Found">The kind of the value that is there.</param>
public sealed record UnreadableMember(string Path, string Expected, JsonValueKind Found)
{
    /// <summary>A clause for a message, such as <c>data.total is a string instead of int64</c>.</summary>
    public override string ToString() => $"{Path} is {KindOf(Found)} instead of {Expected}";

    private static string KindOf(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        _ => "null",
    };
}
