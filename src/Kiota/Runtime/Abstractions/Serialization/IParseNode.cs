using System.Diagnostics.CodeAnalysis;

namespace Microsoft.Kiota.Abstractions.Serialization;

/// <summary>One value of a parsed body. Getters give null where the value is absent, null or of another kind.</summary>
public interface IParseNode
{
    /// <summary>Called with each model before its properties are read; child nodes inherit it.</summary>
    Action<IParsable>? OnBeforeAssignFieldValues { get; set; }

    /// <summary>Called with each model after its properties were read; child nodes inherit it.</summary>
    Action<IParsable>? OnAfterAssignFieldValues { get; set; }

    /// <summary>Reads the value as text.</summary>
    /// <returns>The text, or null.</returns>
    string? GetStringValue();

    /// <summary>Finds a property of an object.</summary>
    /// <param name="identifier">Its name.</param>
    /// <returns>Its node; null when there is no such property or this is no object.</returns>
    IParseNode? GetChildNode(string identifier);

    /// <summary>Reads the value as a boolean.</summary>
    /// <returns>The value, or null.</returns>
    bool? GetBoolValue();

    /// <summary>Reads the value as an unsigned 8-bit number.</summary>
    /// <returns>The value, or null.</returns>
    byte? GetByteValue();

    /// <summary>Reads the value as a signed 8-bit number.</summary>
    /// <returns>The value, or null.</returns>
    sbyte? GetSbyteValue();

    /// <summary>Reads the value as a 32-bit number.</summary>
    /// <returns>The value, or null.</returns>
    int? GetIntValue();

    /// <summary>Reads the value as a single-precision number.</summary>
    /// <returns>The value, or null.</returns>
    float? GetFloatValue();

    /// <summary>Reads the value as a 64-bit number.</summary>
    /// <returns>The value, or null.</returns>
    long? GetLongValue();

    /// <summary>Reads the value as a double-precision number.</summary>
    /// <returns>The value, or null.</returns>
    double? GetDoubleValue();

    /// <summary>Reads the value as a decimal number, its scale kept.</summary>
    /// <returns>The value, or null.</returns>
    decimal? GetDecimalValue();

    /// <summary>Reads the value as a Guid.</summary>
    /// <returns>The value, or null.</returns>
    Guid? GetGuidValue();

    /// <summary>Reads the value as a moment, ISO 8601.</summary>
    /// <returns>The value, or null.</returns>
    DateTimeOffset? GetDateTimeOffsetValue();

    /// <summary>Reads the value as an ISO 8601 duration.</summary>
    /// <returns>The value, or null.</returns>
    TimeSpan? GetTimeSpanValue();

    /// <summary>Reads the value as a date.</summary>
    /// <returns>The value, or null.</returns>
    Date? GetDateValue();

    /// <summary>Reads the value as a time of day.</summary>
    /// <returns>The value, or null.</returns>
    Time? GetTimeValue();

    /// <summary>Reads an array of primitive values.</summary>
    /// <typeparam name="T">The element: a nullable primitive or enum.</typeparam>
    /// <returns>The elements, read as they are enumerated; none when this is no array.</returns>
    IEnumerable<T> GetCollectionOfPrimitiveValues<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>();

    /// <summary>Reads an array of enum values.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <returns>The elements, unknown ones as null; none when this is no array.</returns>
    IEnumerable<T?> GetCollectionOfEnumValues<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>()
        where T : struct, Enum;

    /// <summary>Reads an array of models.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="factory">Creates each model.</param>
    /// <returns>The models, read anew at each enumeration; none when this is no array.</returns>
    IEnumerable<T> GetCollectionOfObjectValues<T>(ParsableFactory<T> factory)
        where T : IParsable;

    /// <summary>Reads the value as an enum.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <returns>The value; null when it is unknown.</returns>
    T? GetEnumValue<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>()
        where T : struct, Enum;

    /// <summary>Reads the value as a model.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="factory">Creates the model.</param>
    /// <returns>The model.</returns>
    T GetObjectValue<T>(ParsableFactory<T> factory)
        where T : IParsable;

    /// <summary>Reads the value as base64.</summary>
    /// <returns>The bytes, or null.</returns>
    byte[]? GetByteArrayValue();
}
