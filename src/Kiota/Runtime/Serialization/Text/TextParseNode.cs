using System.Diagnostics.CodeAnalysis;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Helpers;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Microsoft.Kiota.Serialization.Text;

/// <summary>A whole <c>text/plain</c> body as one value. It has no structure: children, objects and collections throw.</summary>
public class TextParseNode : IParseNode
{
    private const string NoStructuredData = "text does not support structured data";
    private readonly string? _text;

    /// <summary>Creates a node.</summary>
    /// <param name="text">The body; quotes around it are dropped.</param>
    public TextParseNode(string? text) => _text = text?.Trim('"');

    /// <inheritdoc />
    public Action<IParsable>? OnBeforeAssignFieldValues { get; set; }

    /// <inheritdoc />
    public Action<IParsable>? OnAfterAssignFieldValues { get; set; }

    /// <inheritdoc />
    public string? GetStringValue() => _text;

    /// <inheritdoc />
    public bool? GetBoolValue() => bool.TryParse(_text, out var value) ? value : null;

    /// <inheritdoc />
    public byte? GetByteValue() => ScalarText.ToNumber<byte>(_text);

    /// <inheritdoc />
    public sbyte? GetSbyteValue() => ScalarText.ToNumber<sbyte>(_text);

    /// <inheritdoc />
    public int? GetIntValue() => ScalarText.ToNumber<int>(_text);

    /// <inheritdoc />
    public float? GetFloatValue() => ScalarText.ToNumber<float>(_text);

    /// <inheritdoc />
    public long? GetLongValue() => ScalarText.ToNumber<long>(_text);

    /// <inheritdoc />
    public double? GetDoubleValue() => ScalarText.ToNumber<double>(_text);

    /// <inheritdoc />
    public decimal? GetDecimalValue() => ScalarText.ToNumber<decimal>(_text);

    /// <inheritdoc />
    public Guid? GetGuidValue() => ScalarText.ToGuid(_text);

    /// <inheritdoc />
    public DateTimeOffset? GetDateTimeOffsetValue() => IsoText.ToDateTimeOffset(_text);

    /// <inheritdoc />
    /// <exception cref="FormatException">The text is no ISO 8601 duration.</exception>
    public TimeSpan? GetTimeSpanValue() => IsoText.ToTimeSpan(_text);

    /// <inheritdoc />
    public Date? GetDateValue() => IsoText.ToDate(_text);

    /// <inheritdoc />
    public Time? GetTimeValue() => IsoText.ToTime(_text);

    /// <inheritdoc />
    /// <exception cref="FormatException">The text is no base64.</exception>
    public byte[]? GetByteArrayValue() => ScalarText.ToBytes(_text);

    /// <inheritdoc />
    public T? GetEnumValue<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>()
        where T : struct, Enum => EnumHelpers.GetEnumValue<T>(_text!);

    /// <summary>Not supported.</summary>
    /// <param name="identifier">Not used.</param>
    /// <returns>Nothing.</returns>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public IParseNode GetChildNode(string identifier) => throw new InvalidOperationException(NoStructuredData);

    /// <summary>Not supported.</summary>
    /// <typeparam name="T">Not used.</typeparam>
    /// <returns>Nothing.</returns>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public IEnumerable<T> GetCollectionOfPrimitiveValues<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>() => throw new InvalidOperationException(NoStructuredData);

    /// <summary>Not supported.</summary>
    /// <typeparam name="T">Not used.</typeparam>
    /// <returns>Nothing.</returns>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public IEnumerable<T?> GetCollectionOfEnumValues<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>()
        where T : struct, Enum => throw new InvalidOperationException(NoStructuredData);

    /// <summary>Not supported.</summary>
    /// <typeparam name="T">Not used.</typeparam>
    /// <param name="factory">Not used.</param>
    /// <returns>Nothing.</returns>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public IEnumerable<T> GetCollectionOfObjectValues<T>(ParsableFactory<T> factory)
        where T : IParsable => throw new InvalidOperationException(NoStructuredData);

    /// <summary>Not supported.</summary>
    /// <typeparam name="T">Not used.</typeparam>
    /// <param name="factory">Not used.</param>
    /// <returns>Nothing.</returns>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public T GetObjectValue<T>(ParsableFactory<T> factory)
        where T : IParsable => throw new InvalidOperationException(NoStructuredData);
}
