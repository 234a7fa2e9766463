using System.Globalization;
using System.Xml;
using Microsoft.Kiota.Abstractions.Helpers;

namespace Microsoft.Kiota.Abstractions.UriTemplates;

/// <summary>The text of a path or query parameter's value, the same in every culture.</summary>
internal static class ParameterText
{
    /// <summary>Formats one value.</summary>
    /// <exception cref="ArgumentException">The type has no text in a URL.</exception>
    internal static string Of(object value, string name) => value switch
    {
        string text => text,
        bool boolean => boolean ? "true" : "false",
        Enum member => EnumNames.Of(member).FormatForUrl(member),
        int or long or float or double or decimal or byte or sbyte or short or ushort or uint or ulong => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToString("o", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("o", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        Date date => date.ToString(),
        Time time => time.ToString(),
        TimeSpan duration => XmlConvert.ToString(duration),
        Guid guid => guid.ToString("D"),
        _ => throw new ArgumentException($"Illegal class passed as substitution for '{name}': {value.GetType().Name} has no text in a URL; pass a string."),
    };
}
