using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Helpers;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Microsoft.Kiota.Serialization.Json;

/// <summary>One JSON value.</summary>
public partial class JsonParseNode : IParseNode
{
    private readonly JsonElement _element;
    private readonly KiotaJsonSerializationContext _context;
    private readonly JsonNames _names;

    /// <summary>Creates a node with the default options.</summary>
    /// <param name="node">The value; its document must outlive this node.</param>
    public JsonParseNode(JsonElement node)
        : this(node, KiotaJsonSerializationContext.Default)
    {
    }

    /// <summary>Creates a node with given options.</summary>
    /// <param name="node">The value; its document must outlive this node.</param>
    /// <param name="jsonSerializerContext">Carries the options.</param>
    public JsonParseNode(JsonElement node, KiotaJsonSerializationContext jsonSerializerContext)
    {
        _element = node;
        _context = jsonSerializerContext;
        _names = new JsonNames();
    }

    private JsonParseNode(JsonElement node, JsonParseNode parent)
    {
        _element = node;
        _context = parent._context;
        _names = parent._names;
        OnBeforeAssignFieldValues = parent.OnBeforeAssignFieldValues;
        OnAfterAssignFieldValues = parent.OnAfterAssignFieldValues;
    }

    /// <inheritdoc />
    public Action<IParsable>? OnBeforeAssignFieldValues { get; set; }

    /// <inheritdoc />
    public Action<IParsable>? OnAfterAssignFieldValues { get; set; }

    /// <inheritdoc />
    public string? GetStringValue() => _element.ValueKind == JsonValueKind.String ? _element.GetString() : null;

    /// <inheritdoc />
    public bool? GetBoolValue() => _element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <inheritdoc />
    /// <exception cref="JsonException">The number has a fraction or does not fit.</exception>
    public byte? GetByteValue() => HasNumber() ? JsonNumber.ToByte(_element) : null;

    /// <inheritdoc />
    /// <exception cref="JsonException">The number has a fraction or does not fit.</exception>
    public sbyte? GetSbyteValue() => HasNumber() ? JsonNumber.ToSbyte(_element) : null;

    /// <inheritdoc />
    /// <exception cref="JsonException">The number has a fraction or does not fit.</exception>
    public int? GetIntValue() => HasNumber() ? JsonNumber.ToInt(_element) : null;

    /// <inheritdoc />
    /// <exception cref="JsonException">The number has a fraction or does not fit.</exception>
    public long? GetLongValue() => HasNumber() ? JsonNumber.ToLong(_element) : null;

    /// <inheritdoc />
    public float? GetFloatValue() => HasNumber() ? JsonNumber.ToFloat(_element) : null;

    /// <inheritdoc />
    public double? GetDoubleValue() => HasNumber() ? JsonNumber.ToDouble(_element) : null;

    /// <inheritdoc />
    /// <exception cref="JsonException">The number does not fit.</exception>
    public decimal? GetDecimalValue() => HasNumber() ? JsonNumber.ToDecimal(_element) : null;

    /// <inheritdoc />
    /// <exception cref="JsonException">The text is no Guid.</exception>
    public Guid? GetGuidValue() =>
        _element.ValueKind != JsonValueKind.String ? null
        : _element.TryGetGuid(out var guid) ? guid
        : _element.GetString() is { Length: 0 } ? null
        : throw new JsonException("The JSON value is not a Guid of the form 00000000-0000-0000-0000-000000000000.");

    /// <inheritdoc />
    public DateTimeOffset? GetDateTimeOffsetValue() =>
        _element.ValueKind != JsonValueKind.String ? null
        : _element.TryGetDateTimeOffset(out var moment) ? moment
        : IsoText.ToDateTimeOffset(_element.GetString());

    /// <inheritdoc />
    /// <exception cref="FormatException">The text is no ISO 8601 duration.</exception>
    /// <exception cref="InvalidOperationException">The value is neither text nor null.</exception>
    public TimeSpan? GetTimeSpanValue() => IsoText.ToTimeSpan(_element.GetString());

    /// <inheritdoc />
    public Date? GetDateValue() => IsoText.ToDate(GetStringValue());

    /// <inheritdoc />
    public Time? GetTimeValue() => IsoText.ToTime(GetStringValue());

    /// <inheritdoc />
    public byte[]? GetByteArrayValue() =>
        _element.ValueKind == JsonValueKind.String && _element.TryGetBytesFromBase64(out var bytes) ? bytes : null;

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">The value is neither text nor null.</exception>
    public T? GetEnumValue<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>()
        where T : struct, Enum => EnumHelpers.GetEnumValue<T>(_element.GetString()!);

    private bool HasNumber() =>
        _element.ValueKind == JsonValueKind.Number
        || (_element.ValueKind == JsonValueKind.String && _context.Options.NumberHandling.HasFlag(JsonNumberHandling.AllowReadingFromString));
}
