using System.Diagnostics.CodeAnalysis;

namespace Microsoft.Kiota.Abstractions.Serialization;

/// <summary>Writes one body. Values of null are left out with their key. A null or empty key writes a bare value.</summary>
public interface ISerializationWriter : IDisposable
{
    /// <summary>Called with each model before it is written.</summary>
    Action<IParsable>? OnBeforeObjectSerialization { get; set; }

    /// <summary>Called with each model after it was written.</summary>
    Action<IParsable>? OnAfterObjectSerialization { get; set; }

    /// <summary>Called with each model when its writing starts.</summary>
    Action<IParsable, ISerializationWriter>? OnStartObjectSerialization { get; set; }

    /// <summary>Writes text.</summary>
    /// <param name="key">The property's name.</param>
    /// <param name="value">The value.</param>
    void WriteStringValue(string? key, string? value);

    /// <summary>Writes a boolean.</summary>
    /// <param name="key">The property's name.</param>
    /// <param name="value">The value.</param>
    void WriteBoolValue(string? key, bool? value);

    /// <summary>Writes an unsigned 8-bit number.</summary>
    /// <param name="key">The property's name.</param>
    /// <param name="value">The value.</param>
    void WriteByteValue(string? key, byte? value);

    /// <summary>Writes a signed 8-bit number.</summary>
    /// <param name="key">The property's name.</param>
    /// <param name="value">The value.</param>
    void WriteSbyteValue(string? key, sbyte? value);

    /// <summary>Writes a 32-bit number.</summary>
    /// <param name="key">The property's name.</param>
    /// <param name="value">The value.</param>
    void WriteIntValue(string? key, int? value);

    /// <summary>Writes a single-precision number.</summary>
    /// <param name="key">The property's name.</param>
    /// <param name="value">The value.</param>
    void WriteFloatValue(string? key, float? value);

    /// <summary>Writes a 64-bit number.</summary>
    /// <param name="key">The property's name.</param>
    /// <param name="value">The value.</param>
    void WriteLongValue(string? key, long? value);

    /// <summary>Writes a double-precision number.</summary>
    /// <param name="key">The property's name.</param>
    /// <param name="value">The value.</param>
    void WriteDoubleValue(string? key, double? value);

    /// <summary>Writes a decimal number, its scale kept.</summary>
    /// <param name="key">The property's name.</param>
    /// <param name="value">The value.</param>
    void WriteDecimalValue(string? key, decimal? value);

    /// <summary>Writes a Guid.</summary>
    /// <param name="key">The property's name.</param>
    /// <param name="value">The value.</param>
    void WriteGuidValue(string? key, Guid? value);

    /// <summary>Writes a moment, ISO 8601.</summary>
    /// <param name="key">The property's name.</param>
    /// <param name="value">The value.</param>
    void WriteDateTimeOffsetValue(string? key, DateTimeOffset? value);

    /// <summary>Writes an ISO 8601 duration.</summary>
    /// <param name="key">The property's name.</param>
    /// <param name="value">The value.</param>
    void WriteTimeSpanValue(string? key, TimeSpan? value);

    /// <summary>Writes a date.</summary>
    /// <param name="key">The property's name.</param>
    /// <param name="value">The value.</param>
    void WriteDateValue(string? key, Date? value);

    /// <summary>Writes a time of day.</summary>
    /// <param name="key">The property's name.</param>
    /// <param name="value">The value.</param>
    void WriteTimeValue(string? key, Time? value);

    /// <summary>Writes bytes as base64.</summary>
    /// <param name="key">The property's name.</param>
    /// <param name="value">The value.</param>
    void WriteByteArrayValue(string? key, byte[]? value);

    /// <summary>Writes an array of primitive values.</summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="key">The property's name.</param>
    /// <param name="values">The values.</param>
    void WriteCollectionOfPrimitiveValues<T>(string? key, IEnumerable<T>? values);

    /// <summary>Writes an array of models; null ones are left out.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="key">The property's name.</param>
    /// <param name="values">The models.</param>
    void WriteCollectionOfObjectValues<T>(string? key, IEnumerable<T>? values)
        where T : IParsable;

    /// <summary>Writes an array of enum values; null ones are left out.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="key">The property's name.</param>
    /// <param name="values">The values.</param>
    void WriteCollectionOfEnumValues<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(string? key, IEnumerable<T?>? values)
        where T : struct, Enum;

    /// <summary>Writes a model, with the properties of others in the same object.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="key">The property's name.</param>
    /// <param name="value">The model.</param>
    /// <param name="additionalValuesToMerge">The others; null ones are passed over.</param>
    void WriteObjectValue<T>(string? key, T? value, params IParsable?[] additionalValuesToMerge)
        where T : IParsable;

    /// <summary>Writes an enum value by its wire text.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="key">The property's name.</param>
    /// <param name="value">The value.</param>
    void WriteEnumValue<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(string? key, T? value)
        where T : struct, Enum;

    /// <summary>Writes an explicit null.</summary>
    /// <param name="key">The property's name.</param>
    void WriteNullValue(string? key);

    /// <summary>Writes the undeclared properties of a model.</summary>
    /// <param name="value">The properties by name.</param>
    void WriteAdditionalData(IDictionary<string, object> value);

    /// <summary>Takes what was written.</summary>
    /// <returns>A seekable stream at its start, valid after the writer is disposed.</returns>
    Stream GetSerializedContent();
}
