using System.Diagnostics.CodeAnalysis;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Helpers;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Microsoft.Kiota.Serialization.Form;

/// <summary>A form, or one of its values. Repeated keys and collections are joined by commas.</summary>
public partial class FormParseNode : IParseNode
{
    private readonly string _text;
    private Dictionary<string, string>? _fields;

    /// <summary>Creates a node.</summary>
    /// <param name="rawValue">The form as it was sent, or one decoded value of it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rawValue"/> is null.</exception>
    public FormParseNode(string rawValue)
    {
        ArgumentNullException.ThrowIfNull(rawValue);
        _text = rawValue;
    }

    /// <inheritdoc />
    public Action<IParsable>? OnBeforeAssignFieldValues { get; set; }

    /// <inheritdoc />
    public Action<IParsable>? OnAfterAssignFieldValues { get; set; }

    private Dictionary<string, string> Fields => _fields ??= FormText.Parse(_text);

    /// <inheritdoc />
    public string GetStringValue() => _text;

    /// <inheritdoc />
    public bool? GetBoolValue() => bool.TryParse(_text, out var value) && value;

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
        where T : struct, Enum => EnumHelpers.GetEnumValue<T>(_text);
}
