using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Clients.Core.Serialization;

/// <summary>A member of a JSON document whose value does not have the documented type.</summary>
/// <param name="Path">Where the member is, such as <c>data.rows[].count</c>; items of an array have no number.</param>
/// <param name="Expected">The documented type, such as <c>int64</c> or <c>date-time</c>.</param>
/// <param name="Found">The kind of the value that is there.</param>
public sealed record UnreadableMember(string Path, string Expected, JsonValueKind Found)
{
    private const int MaxValueLength = 40;

    /// <summary>The text of a number, cut after 40 characters; null for every other kind, which may hold what must not be shown.</summary>
    public string? Value { get; init; }

    /// <summary>How many items of a list were left out; 0 when the member as a whole was.</summary>
    public int MissingItems { get; init; }

    internal static UnreadableMember Of(string path, string expected, JsonElement found, int missingItems = 0) => new(path, expected, found.ValueKind)
    {
        Value = found.ValueKind == JsonValueKind.Number && JsonMarshal.GetRawUtf8Value(found) is var text ? Encoding.UTF8.GetString(text[..Math.Min(text.Length, MaxValueLength)]) : null,
        MissingItems = missingItems,
    };

    /// <summary>A clause for a message, such as <c>data.total is the number 1.5 instead of int64</c>.</summary>
    public override string ToString() => MissingItems > 0
        ? $"{Path} has {MissingItems} items that are not {Expected}"
        : $"{Path} is {DescribeFound()} instead of {Expected}";

    private string DescribeFound() => Found switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => $"the number {Value}",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        _ => "null",
    };
}
