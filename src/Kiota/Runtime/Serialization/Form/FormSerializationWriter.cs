using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Helpers;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Microsoft.Kiota.Serialization.Form;

/// <summary>Writes one form. Null and empty texts are left out; objects nest no deeper than the form itself. Not safe for use by several threads.</summary>
public partial class FormSerializationWriter : ISerializationWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <inheritdoc />
    public Action<IParsable>? OnBeforeObjectSerialization { get; set; }

    /// <inheritdoc />
    public Action<IParsable>? OnAfterObjectSerialization { get; set; }

    /// <inheritdoc />
    public Action<IParsable, ISerializationWriter>? OnStartObjectSerialization { get; set; }

    /// <inheritdoc />
    public Stream GetSerializedContent() => new MemoryStream(Encoding.UTF8.GetBytes(_text.ToString()), writable: false);

    /// <inheritdoc />
    public void Dispose() => GC.SuppressFinalize(this);

    /// <inheritdoc />
    public void WriteStringValue(string? key, string? value) => Write(key, value);

    /// <inheritdoc />
    public void WriteBoolValue(string? key, bool? value) => Write(key, value is { } present ? (present ? "true" : "false") : null);

    /// <inheritdoc />
    public void WriteByteValue(string? key, byte? value) => Write(key, value is { } present ? ScalarText.Of(present) : null);

    /// <inheritdoc />
    public void WriteSbyteValue(string? key, sbyte? value) => Write(key, value is { } present ? ScalarText.Of(present) : null);

    /// <inheritdoc />
    public void WriteIntValue(string? key, int? value) => Write(key, value is { } present ? ScalarText.Of(present) : null);

    /// <inheritdoc />
    public void WriteFloatValue(string? key, float? value) => Write(key, value is { } present ? ScalarText.Of(present) : null);

    /// <inheritdoc />
    public void WriteLongValue(string? key, long? value) => Write(key, value is { } present ? ScalarText.Of(present) : null);

    /// <inheritdoc />
    public void WriteDoubleValue(string? key, double? value) => Write(key, value is { } present ? ScalarText.Of(present) : null);

    /// <inheritdoc />
    public void WriteDecimalValue(string? key, decimal? value) => Write(key, value is { } present ? ScalarText.Of(present) : null);

    /// <inheritdoc />
    public void WriteGuidValue(string? key, Guid? value) => Write(key, value is { } present ? present.ToString("D") : null);

    /// <inheritdoc />
    public void WriteDateTimeOffsetValue(string? key, DateTimeOffset? value) => Write(key, value is { } present ? ScalarText.Of(present) : null);

    /// <inheritdoc />
    public void WriteTimeSpanValue(string? key, TimeSpan? value) => Write(key, value is { } present ? IsoText.Of(present) : null);

    /// <inheritdoc />
    public void WriteDateValue(string? key, Date? value) => Write(key, value is { } present ? present.ToString() : null);

    /// <inheritdoc />
    public void WriteTimeValue(string? key, Time? value) => Write(key, value is { } present ? present.ToString() : null);

    /// <inheritdoc />
    public void WriteByteArrayValue(string? key, byte[]? value) => Write(key, value is null ? null : Convert.ToBase64String(value));

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The value has no member.</exception>
    public void WriteEnumValue<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(string? key, T? value)
        where T : struct, Enum => Write(key, value is { } present ? EnumHelpers.GetEnumStringValue(present) : null);

    /// <inheritdoc />
    public void WriteNullValue(string? key) => Write(key, "null");

    private void Write(string? key, string? value)
    {
        if (string.IsNullOrEmpty(key) || string.IsNullOrEmpty(value))
        {
            return;
        }

        if (_text.Length > 0)
        {
            _text.Append('&');
        }

        _text.Append(Uri.EscapeDataString(key)).Append('=').Append(Uri.EscapeDataString(value));
    }
}
