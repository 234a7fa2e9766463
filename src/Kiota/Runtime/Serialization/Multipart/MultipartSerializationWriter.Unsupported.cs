using System.Diagnostics.CodeAnalysis;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Microsoft.Kiota.Serialization.Multipart;

/// <content>What a multipart body cannot hold.</content>
public partial class MultipartSerializationWriter
{
    /// <summary>Not supported.</summary>
    /// <param name="key">Not used.</param>
    /// <param name="value">Not used.</param>
    /// <exception cref="NotImplementedException">Always.</exception>
    public void WriteBoolValue(string? key, bool? value) => throw Unsupported();

    /// <summary>Not supported.</summary>
    /// <param name="key">Not used.</param>
    /// <param name="value">Not used.</param>
    /// <exception cref="NotImplementedException">Always.</exception>
    public void WriteByteValue(string? key, byte? value) => throw Unsupported();

    /// <summary>Not supported.</summary>
    /// <param name="key">Not used.</param>
    /// <param name="value">Not used.</param>
    /// <exception cref="NotImplementedException">Always.</exception>
    public void WriteSbyteValue(string? key, sbyte? value) => throw Unsupported();

    /// <summary>Not supported.</summary>
    /// <param name="key">Not used.</param>
    /// <param name="value">Not used.</param>
    /// <exception cref="NotImplementedException">Always.</exception>
    public void WriteIntValue(string? key, int? value) => throw Unsupported();

    /// <summary>Not supported.</summary>
    /// <param name="key">Not used.</param>
    /// <param name="value">Not used.</param>
    /// <exception cref="NotImplementedException">Always.</exception>
    public void WriteFloatValue(string? key, float? value) => throw Unsupported();

    /// <summary>Not supported.</summary>
    /// <param name="key">Not used.</param>
    /// <param name="value">Not used.</param>
    /// <exception cref="NotImplementedException">Always.</exception>
    public void WriteLongValue(string? key, long? value) => throw Unsupported();

    /// <summary>Not supported.</summary>
    /// <param name="key">Not used.</param>
    /// <param name="value">Not used.</param>
    /// <exception cref="NotImplementedException">Always.</exception>
    public void WriteDoubleValue(string? key, double? value) => throw Unsupported();

    /// <summary>Not supported.</summary>
    /// <param name="key">Not used.</param>
    /// <param name="value">Not used.</param>
    /// <exception cref="NotImplementedException">Always.</exception>
    public void WriteDecimalValue(string? key, decimal? value) => throw Unsupported();

    /// <summary>Not supported.</summary>
    /// <param name="key">Not used.</param>
    /// <param name="value">Not used.</param>
    /// <exception cref="NotImplementedException">Always.</exception>
    public void WriteGuidValue(string? key, Guid? value) => throw Unsupported();

    /// <summary>Not supported.</summary>
    /// <param name="key">Not used.</param>
    /// <param name="value">Not used.</param>
    /// <exception cref="NotImplementedException">Always.</exception>
    public void WriteDateTimeOffsetValue(string? key, DateTimeOffset? value) => throw Unsupported();

    /// <summary>Not supported.</summary>
    /// <param name="key">Not used.</param>
    /// <param name="value">Not used.</param>
    /// <exception cref="NotImplementedException">Always.</exception>
    public void WriteTimeSpanValue(string? key, TimeSpan? value) => throw Unsupported();

    /// <summary>Not supported.</summary>
    /// <param name="key">Not used.</param>
    /// <param name="value">Not used.</param>
    /// <exception cref="NotImplementedException">Always.</exception>
    public void WriteDateValue(string? key, Date? value) => throw Unsupported();

    /// <summary>Not supported.</summary>
    /// <param name="key">Not used.</param>
    /// <param name="value">Not used.</param>
    /// <exception cref="NotImplementedException">Always.</exception>
    public void WriteTimeValue(string? key, Time? value) => throw Unsupported();

    /// <summary>Not supported.</summary>
    /// <typeparam name="T">Not used.</typeparam>
    /// <param name="key">Not used.</param>
    /// <param name="value">Not used.</param>
    /// <exception cref="NotImplementedException">Always.</exception>
    public void WriteEnumValue<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(string? key, T? value)
        where T : struct, Enum => throw Unsupported();

    /// <summary>Not supported.</summary>
    /// <param name="key">Not used.</param>
    /// <exception cref="NotImplementedException">Always.</exception>
    public void WriteNullValue(string? key) => throw Unsupported();

    /// <summary>Not supported.</summary>
    /// <typeparam name="T">Not used.</typeparam>
    /// <param name="key">Not used.</param>
    /// <param name="values">Not used.</param>
    /// <exception cref="NotImplementedException">Always.</exception>
    public void WriteCollectionOfPrimitiveValues<T>(string? key, IEnumerable<T>? values) => throw Unsupported();

    /// <summary>Not supported.</summary>
    /// <typeparam name="T">Not used.</typeparam>
    /// <param name="key">Not used.</param>
    /// <param name="values">Not used.</param>
    /// <exception cref="NotImplementedException">Always.</exception>
    public void WriteCollectionOfObjectValues<T>(string? key, IEnumerable<T>? values)
        where T : IParsable => throw Unsupported();

    /// <summary>Not supported.</summary>
    /// <typeparam name="T">Not used.</typeparam>
    /// <param name="key">Not used.</param>
    /// <param name="values">Not used.</param>
    /// <exception cref="NotImplementedException">Always.</exception>
    public void WriteCollectionOfEnumValues<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(string? key, IEnumerable<T?>? values)
        where T : struct, Enum => throw Unsupported();

    /// <summary>Not supported.</summary>
    /// <param name="value">Not used.</param>
    /// <exception cref="NotImplementedException">Always.</exception>
    public void WriteAdditionalData(IDictionary<string, object> value) => throw Unsupported();

    private static NotImplementedException Unsupported() => new("A multipart body has header lines and raw bytes only; write other values as parts of a MultipartBody.");
}
