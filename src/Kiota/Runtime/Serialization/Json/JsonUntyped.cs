using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Microsoft.Kiota.Serialization.Json;

/// <summary>Reads JSON whose schema says nothing.</summary>
internal static class JsonUntyped
{
    /// <summary>As an untyped node.</summary>
    internal static UntypedNode ToNode(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => new UntypedString(element.GetString()),
        JsonValueKind.Number => ToNumber(element),
        JsonValueKind.True => new UntypedBoolean(true),
        JsonValueKind.False => new UntypedBoolean(false),
        JsonValueKind.Array => new UntypedArray(ToArray(element)),
        JsonValueKind.Object => new UntypedObject(ToProperties(element)),
        _ => new UntypedNull(),
    };

    /// <summary>As the value of an undeclared property: dates and Guids are recognised by their form.</summary>
    internal static object? ToObject(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                return ToDateOrGuid(element) ?? element.GetString();
            case JsonValueKind.Number:
                return TryGetExact(element, out var number) ? number : element.GetDouble();
            case JsonValueKind.True:
                return true;
            case JsonValueKind.False:
                return false;
            case JsonValueKind.Null or JsonValueKind.Undefined:
                return null;
            default:
                return ToNode(element);
        }
    }

    /// <summary>Most texts are neither: their first byte or length says so before anything is tried.</summary>
    private static object? ToDateOrGuid(JsonElement element)
    {
        const int ShortestDate = 10;
        const int Guid = 36;
        var text = JsonMarshal.GetRawUtf8Value(element)[1..^1];
        var canBeDate = text.Length >= ShortestDate && text[0] is >= (byte)'0' and <= (byte)'9' or (byte)'\\';
        return canBeDate && element.TryGetDateTime(out var time) ? time
            : canBeDate && element.TryGetDateTimeOffset(out var moment) ? moment
            : text.Length >= Guid && element.TryGetGuid(out var guid) ? guid
            : null;
    }

    private static UntypedNode ToNumber(JsonElement element) =>
        element.TryGetInt32(out var integer) ? new UntypedInteger(integer)
        : element.TryGetInt64(out var large) ? new UntypedLong(large)
        : TryGetExact(element, out var exact) ? new UntypedDecimal(exact)
        : new UntypedDouble(element.GetDouble());

    /// <summary>A decimal has 28 places: of a very small number it holds fewer digits than a double does, or none.</summary>
    private static bool TryGetExact(JsonElement element, out decimal number)
    {
        const decimal HoldsAllDigits = 1e-11m;
        return element.TryGetDecimal(out number) && (Math.Abs(number) >= HoldsAllDigits || (double)number == element.GetDouble());
    }

    private static List<UntypedNode> ToArray(JsonElement element)
    {
        var items = new List<UntypedNode>(element.GetArrayLength());
        foreach (var item in element.EnumerateArray())
        {
            items.Add(ToNode(item));
        }

        return items;
    }

    private static Dictionary<string, UntypedNode> ToProperties(JsonElement element)
    {
        var properties = new Dictionary<string, UntypedNode>();
        foreach (var property in element.EnumerateObject())
        {
            properties[property.Name] = ToNode(property.Value);
        }

        return properties;
    }
}
