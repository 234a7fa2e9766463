using System.Globalization;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Helpers;

namespace Microsoft.Kiota.Serialization;

/// <summary>Reads and writes primitives as plain text, for forms and <c>text/plain</c>. Null means that the text is none.</summary>
internal static class ScalarText
{
    internal static T? ToNumber<T>(string? text)
        where T : struct, IParsable<T>, System.Numerics.INumberBase<T> =>
        T.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    internal static Guid? ToGuid(string? text) => Guid.TryParse(text, out var guid) ? guid : null;

    internal static byte[]? ToBytes(string? text) => string.IsNullOrEmpty(text) ? null : Convert.FromBase64String(text);

    internal static string Of(DateTimeOffset moment) => moment.ToString("o", CultureInfo.InvariantCulture);

    internal static string Of(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    /// <summary>Any value that has one text, by its runtime type; null for a structured one.</summary>
    internal static string? OfAny(object value) => value switch
    {
        string text => text,
        bool boolean => boolean ? "true" : "false",
        Enum member => EnumNames.Of(member).Format(member),
        DateTimeOffset moment => Of(moment),
        DateTime moment => moment.ToString("o", CultureInfo.InvariantCulture),
        DateOnly date => ((Date)date).ToString(),
        TimeOnly time => ((Time)time).ToString(),
        Date date => date.ToString(),
        Time time => time.ToString(),
        TimeSpan duration => IsoText.Of(duration),
        Guid guid => guid.ToString("D"),
        byte[] bytes => Convert.ToBase64String(bytes),
        IFormattable number and (byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal) => Of(number),
        _ => null,
    };
}
