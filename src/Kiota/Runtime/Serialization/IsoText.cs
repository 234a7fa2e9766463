using System.Globalization;
using System.Xml;
using Microsoft.Kiota.Abstractions;

namespace Microsoft.Kiota.Serialization;

/// <summary>Dates, times and durations as text, the same in every culture. Null means that the text is none.</summary>
internal static class IsoText
{
    /// <summary>A moment: ISO 8601, or another invariant form; local where the text has no offset.</summary>
    internal static DateTimeOffset? ToDateTimeOffset(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment : null;

    /// <summary>A date. An offset does not shift it: the date is the one written.</summary>
    internal static Date? ToDate(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var plain) ? plain
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? new Date(moment.DateTime)
        : null;

    /// <summary>A time of day; local where the text has an offset.</summary>
    internal static Time? ToTime(string? text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? new Time(moment) : null;

    /// <summary>A duration, weeks (<c>P2W</c>) included; a month is 30 days and a year 365.</summary>
    /// <exception cref="FormatException">The text is no ISO 8601 duration.</exception>
    internal static TimeSpan? ToTimeSpan(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var sign = text[0] == '-' ? 1 : 0;
        return text.Length > sign + 2 && text[sign] == 'P' && text[^1] == 'W' && int.TryParse(text.AsSpan((sign + 1)..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var weeks)
            ? TimeSpan.FromDays(7L * (sign == 1 ? -weeks : weeks))
            : XmlConvert.ToTimeSpan(text);
    }

    /// <summary>A duration as it is sent.</summary>
    internal static string Of(TimeSpan duration) => XmlConvert.ToString(duration);
}
