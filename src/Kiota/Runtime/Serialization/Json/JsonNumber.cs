using System.Globalization;
using System.Text.Json;

namespace Microsoft.Kiota.Serialization.Json;

/// <summary>
/// Reads a JSON number, or the text of one, as a .NET number. JSON does not tell <c>5</c> from <c>5.0</c>: an integer may be written either way.
/// </summary>
internal static class JsonNumber
{
    internal static int ToInt(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number) ? number : checked((int)ToInteger(element, int.MinValue, int.MaxValue));

    internal static long ToLong(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out var number) ? number : (long)ToInteger(element, long.MinValue, long.MaxValue);

    internal static byte ToByte(JsonElement element) => (byte)ToInteger(element, byte.MinValue, byte.MaxValue);

    internal static sbyte ToSbyte(JsonElement element) => (sbyte)ToInteger(element, sbyte.MinValue, sbyte.MaxValue);

    internal static float ToFloat(JsonElement element) =>
        float.TryParse(TextOf(element), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Unreadable(element, "a number");

    internal static double ToDouble(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number ? element.GetDouble()
        : double.TryParse(TextOf(element), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : throw Unreadable(element, "a number");

    internal static decimal ToDecimal(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetDecimal(out var exact) ? exact
        : decimal.TryParse(TextOf(element), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : throw Unreadable(element, "a decimal number");

    private static decimal ToInteger(JsonElement element, decimal minimum, decimal maximum) =>
        decimal.TryParse(TextOf(element), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number >= minimum && number <= maximum && decimal.IsInteger(number)
            ? number
            : throw Unreadable(element, $"an integer from {minimum} to {maximum}");

    private static string? TextOf(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() : element.GetRawText();

    private static JsonException Unreadable(JsonElement element, string expected) =>
        // A text may be what nobody should read in a log.
        new($"The JSON value {(element.ValueKind == JsonValueKind.Number ? element.GetRawText() : "given as text")} is not {expected}.");
}
