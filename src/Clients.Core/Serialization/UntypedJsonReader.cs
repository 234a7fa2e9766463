using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.Core.Serialization;

/// <summary>Reads JSON that no model describes, so that it can be written back as it came.</summary>
/// <remarks>
/// Kiota turns texts that look like a date or a UUID into such values and rounds numbers, so that what is written back differs from what was read.
/// </remarks>
internal static class UntypedJsonReader
{
    /// <summary>
    /// Reads a value for <see cref="IAdditionalDataHolder.AdditionalData"/>: a string, bool, decimal or null, an <see cref="UntypedObject"/> or an <see cref="UntypedArray"/>.
    /// A <see cref="JsonElement"/> stands for what none of them can hold unchanged: a number such as 1e3, or a string that is no Unicode text.
    /// </summary>
    public static object? ReadAdditional(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => (object?)ReadText(element) ?? element.Clone(),
        JsonValueKind.Number => JsonNumber.IsDecimalText(JsonMarshal.GetRawUtf8Value(element)) ? element.GetDecimal() : element.Clone(),
        _ => ReadNode(element),
    };

    /// <summary>Reads a value for a member that may hold any JSON.</summary>
    public static UntypedNode ReadNode(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => ReadObject(element),
        JsonValueKind.Array => new UntypedArray(ReadItems(element)),
        JsonValueKind.String => ReadText(element) is { } text ? new UntypedString(text) : new ExactString(element.Clone()),
        JsonValueKind.Number => ReadNumber(element),
        JsonValueKind.True => new UntypedBoolean(true),
        JsonValueKind.False => new UntypedBoolean(false),
        _ => new UntypedNull(),
    };

    private static List<UntypedNode> ReadItems(JsonElement array)
    {
        var items = new List<UntypedNode>();
        foreach (var item in array.EnumerateArray())
        {
            items.Add(ReadNode(item));
        }

        return items;
    }

    private static UntypedObject ReadObject(JsonElement element)
    {
        var members = new Dictionary<string, UntypedNode>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (ReadName(member) is { } name)
            {
                members[name] = ReadNode(member.Value);
            }
        }

        return new UntypedObject(members);
    }

    private static UntypedNode ReadNumber(JsonElement element)
    {
        if (!JsonNumber.IsDecimalText(JsonMarshal.GetRawUtf8Value(element)))
        {
            return new ExactNumber(element.Clone());
        }

        return element.TryGetInt32(out var int32) ? new UntypedInteger(int32)
            : element.TryGetInt64(out var int64) ? new UntypedLong(int64)
            : new UntypedDecimal(element.GetDecimal());
    }

    private static string? ReadText(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // A name that is no Unicode text has no .NET string, so such a member cannot be kept.
    private static string? ReadName(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
