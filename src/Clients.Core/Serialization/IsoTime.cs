using System.Globalization;
using System.Xml;
using Microsoft.Kiota.Abstractions;

namespace Clients.Core.Serialization;

/// <summary>
/// Reads and writes dates and times in ISO 8601, in the Gregorian calendar, whatever the culture and the time zone of the machine. A time without
/// a zone is UTC.
/// </summary>
internal static class IsoTime
{
    private const string DateFormat = "yyyy-MM-dd";

    private static readonly string[] TimeFormats = ["HH:mm:ss.FFFFFFF", "HH:mm"];

    public static bool TryReadDateTime(ReadOnlySpan<char> text, out DateTimeOffset value)
    {
        value = default;
        return StartsWithDate(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
    }

    /// <summary>Reads a date. Of a date with a time, the date as it is written counts: converting it to a zone could change the day.</summary>
    public static bool TryReadDate(ReadOnlySpan<char> text, out DateOnly value)
    {
        value = default;
        return TryReadDateTime(text, out _) && DateOnly.TryParseExact(text[..DateFormat.Length], DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
    }

    public static bool TryReadTime(ReadOnlySpan<char> text, out TimeOnly value) =>
        TimeOnly.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    public static bool TryReadDuration(ReadOnlySpan<char> text, out TimeSpan value)
    {
        if (!text.TrimStart('-').StartsWith("P"))
        {
            return TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out value) && text.Contains(':');
        }

        try
        {
            value = XmlConvert.ToTimeSpan(text.ToString());
            return true;
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            value = default;
            return false;
        }
    }

    public static Time ToTime(TimeOnly time) => new(DateOnly.MinValue.ToDateTime(time));

    public static string Write(DateOnly date) => date.ToString(DateFormat, CultureInfo.InvariantCulture);

    public static string Write(TimeOnly time) => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);

    public static string Write(Date date) => Write(DateOnly.FromDateTime(date.DateTime));

    public static string Write(Time time) => Write(TimeOnly.FromDateTime(time.DateTime));

    // The parser of .NET also takes a lone time, which it completes with the date of today, and months by their names.
    private static bool StartsWithDate(ReadOnlySpan<char> text) =>
        text.Length >= DateFormat.Length
        && text[4] == '-' && text[7] == '-'
        && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[1]) && char.IsAsciiDigit(text[2]) && char.IsAsciiDigit(text[3])
        && char.IsAsciiDigit(text[5]) && char.IsAsciiDigit(text[6]) && char.IsAsciiDigit(text[8]) && char.IsAsciiDigit(text[9])
        && (text.Length == DateFormat.Length || text[DateFormat.Length] is 'T' or 't' or ' ');
}
