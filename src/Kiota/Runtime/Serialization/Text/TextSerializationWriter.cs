using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Helpers;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Microsoft.Kiota.Serialization.Text;

/// <summary>Writes one value as plain text. It has no structure: keys, objects and collections throw. Not safe for use by several threads.</summary>
public class TextSerializationWriter : ISerializationWriter
{
    private const string NoStructuredData = "text does not support structured data";
    private string? _text;

    /// <inheritdoc />
    public Action<IParsable>? OnBeforeObjectSerialization { get; set; }

    /// <inheritdoc />
    public Action<IParsable>? OnAfterObjectSerialization { get; set; }

    /// <inheritdoc />
    public Action<IParsable, ISerializationWriter>? OnStartObjectSerialization { get; set; }

    /// <inheritdoc />
    public Stream GetSerializedContent() => new MemoryStream(Encoding.UTF8.GetBytes(_text ?? string.Empty), writable: false);

    /// <inheritdoc />
    public void Dispose() => GC.SuppressFinalize(this);

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">There is a key, or a value was written before.</exception>
    public void WriteStringValue(string? key, string? value)
    {
        if (!string.IsNullOrEmpty(key))
        {
            throw new InvalidOperationException(NoStructuredData);
        }

        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        if (_text is not null)
        {
            throw new InvalidOperationException("a value was already written for this serialization writer, text content only supports a single value");
        }

        _text = value;
    }

    /// <inheritdoc />
    public void WriteBoolValue(string? key, bool? value) => WriteStringValue(key, value is { } present ? (present ? "True" : "False") : null);

    /// <inheritdoc />
    public void WriteByteValue(string? key, byte? value) => WriteStringValue(key, value is { } present ? ScalarText.Of(present) : null);

    /// <inheritdoc />
    public void WriteSbyteValue(string? key, sbyte? value) => WriteStringValue(key, value is { } present ? ScalarText.Of(present) : null);

    /// <inheritdoc />
    public void WriteIntValue(string? key, int? value) => WriteStringValue(key, value is { } present ? ScalarText.Of(present) : null);

    /// <inheritdoc />
    public void WriteFloatValue(string? key, float? value) => WriteStringValue(key, value is { } present ? ScalarText.Of(present) : null);

    /// <inheritdoc />
    public void WriteLongValue(string? key, long? value) => WriteStringValue(key, value is { } present ? ScalarText.Of(present) : null);

    /// <inheritdoc />
    public void WriteDoubleValue(string? key, double? value) => WriteStringValue(key, value is { } present ? ScalarText.Of(present) : null);

    /// <inheritdoc />
    public void WriteDecimalValue(string? key, decimal? value) => WriteStringValue(key, value is { } present ? ScalarText.Of(present) : null);

    /// <inheritdoc />
    public void WriteGuidValue(string? key, Guid? value) => WriteStringValue(key, value is { } present ? present.ToString("D") : null);

    /// <inheritdoc />
    public void WriteDateTimeOffsetValue(string? key, DateTimeOffset? value) => WriteStringValue(key, value is { } present ? ScalarText.Of(present) : null);

    /// <inheritdoc />
    public void WriteTimeSpanValue(string? key, TimeSpan? value) => WriteStringValue(key, value is { } present ? IsoText.Of(present) : null);

    /// <inheritdoc />
    public void WriteDateValue(string? key, Date? value) => WriteStringValue(key, value is { } present ? present.ToString() : null);

    /// <inheritdoc />
    public void WriteTimeValue(string? key, Time? value) => WriteStringValue(key, value is { } present ? present.ToString() : null);

    /// <inheritdoc />
    public void WriteByteArrayValue(string? key, byte[]? value) => WriteStringValue(key, value is null ? null : Convert.ToBase64String(value));

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The value has no member.</exception>
    public void WriteEnumValue<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(string? key, T? value)
        where T : struct, Enum => WriteStringValue(key, value is { } present ? EnumHelpers.GetEnumStringValue(present) : null);

    /// <inheritdoc />
    public void WriteNullValue(string? key) => WriteStringValue(key, "null");

    /// <summary>Not supported.</summary>
    /// <typeparam name="T">Not used.</typeparam>
    /// <param name="key">Not used.</param>
    /// <param name="value">Not used.</param>
    /// <param name="additionalValuesToMerge">Not used.</param>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public void WriteObjectValue<T>(string? key, T? value, params IParsable?[] additionalValuesToMerge)
        where T : IParsable => throw new InvalidOperationException(NoStructuredData);

    /// <summary>Not supported.</summary>
    /// <typeparam name="T">Not used.</typeparam>
    /// <param name="key">Not used.</param>
    /// <param name="values">Not used.</param>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public void WriteCollectionOfPrimitiveValues<T>(string? key, IEnumerable<T>? values) => throw new InvalidOperationException(NoStructuredData);

    /// <summary>Not supported.</summary>
    /// <typeparam name="T">Not used.</typeparam>
    /// <param name="key">Not used.</param>
    /// <param name="values">Not used.</param>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public void WriteCollectionOfObjectValues<T>(string? key, IEnumerable<T>? values)
        where T : IParsable => throw new InvalidOperationException(NoStructuredData);

    /// <summary>Not supported.</summary>
    /// <typeparam name="T">Not used.</typeparam>
    /// <param name="key">Not used.</param>
    /// <param name="values">Not used.</param>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public void WriteCollectionOfEnumValues<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(string? key, IEnumerable<T?>? values)
        where T : struct, Enum => throw new InvalidOperationException(NoStructuredData);

    /// <summary>Not supported.</summary>
    /// <param name="value">Not used.</param>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public void WriteAdditionalData(IDictionary<string, object> value) => throw new InvalidOperationException(NoStructuredData);
}
