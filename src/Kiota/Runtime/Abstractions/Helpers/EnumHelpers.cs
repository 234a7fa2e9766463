using System.Diagnostics.CodeAnalysis;

namespace Microsoft.Kiota.Abstractions.Helpers;

/// <summary>Converts between enum values and their text on the wire.</summary>
public static class EnumHelpers
{
    /// <summary>
    /// Reads an enum value: by its <see cref="System.Runtime.Serialization.EnumMemberAttribute"/> exactly, else by its field name ignoring case, else by its number.
    /// For a flags enum the comma-separated parts are read one by one and the unknown ones passed over.
    /// </summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="rawValue">The text.</param>
    /// <returns>The value; null for empty or unknown text, zero for a flags enum none of whose parts is known.</returns>
    public static T? GetEnumValue<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(string rawValue)
        where T : struct, Enum
    {
        if (string.IsNullOrEmpty(rawValue))
        {
            return null;
        }

        var names = EnumNames<T>.Instance;
        return names.Parse(rawValue) is { } value ? (T)value : names.IsFlags ? default(T) : null;
    }

    /// <summary>Reads an enum value of a type known only at run time; rules as in <see cref="GetEnumValue{T}(string)"/>.</summary>
    /// <param name="type">The enum or its nullable; null gives null.</param>
    /// <param name="rawValue">The text.</param>
    /// <returns>The value, boxed; null for empty or unknown text or where the type is no enum.</returns>
    public static object? GetEnumValue([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] Type? type, string rawValue)
    {
        if (type is null || string.IsNullOrEmpty(rawValue))
        {
            return null;
        }

        var enumType = Nullable.GetUnderlyingType(type) ?? type;
        return enumType.IsEnum ? EnumNames.For(enumType).Parse(rawValue) : null;
    }

    /// <summary>The text of an enum value: its EnumMember, else its field name as declared. The members of a flags enum are joined by commas.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The text; empty for a flags enum without any member set.</returns>
    /// <exception cref="ArgumentException">The value has no member.</exception>
    public static string? GetEnumStringValue<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(T value)
        where T : struct, Enum => EnumNames<T>.Instance.Format(value);
}
