using System.Diagnostics.CodeAnalysis;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Helpers;

namespace Microsoft.Kiota.Serialization.Json;

/// <content>Primitive values.</content>
public partial class JsonSerializationWriter
{
    /// <inheritdoc />
    public void WriteStringValue(string? key, string? value)
    {
        if (value is not null)
        {
            WriteKey(key);
            writer.WriteStringValue(value);
        }
    }

    /// <inheritdoc />
    public void WriteBoolValue(string? key, bool? value)
    {
        if (value is { } present)
        {
            WriteKey(key);
            writer.WriteBooleanValue(present);
        }
    }

    /// <inheritdoc />
    public void WriteByteValue(string? key, byte? value)
    {
        if (value is { } present)
        {
            WriteKey(key);
            writer.WriteNumberValue(present);
        }
    }

    /// <inheritdoc />
    public void WriteSbyteValue(string? key, sbyte? value)
    {
        if (value is { } present)
        {
            WriteKey(key);
            writer.WriteNumberValue(present);
        }
    }

    /// <inheritdoc />
    public void WriteIntValue(string? key, int? value)
    {
        if (value is { } present)
        {
            WriteKey(key);
            writer.WriteNumberValue(present);
        }
    }

    /// <inheritdoc />
    public void WriteFloatValue(string? key, float? value)
    {
        if (value is { } present)
        {
            WriteKey(key);
            writer.WriteNumberValue(present);
        }
    }

    /// <inheritdoc />
    public void WriteLongValue(string? key, long? value)
    {
        if (value is { } present)
        {
            WriteKey(key);
            writer.WriteNumberValue(present);
        }
    }

    /// <inheritdoc />
    public void WriteDoubleValue(string? key, double? value)
    {
        if (value is { } present)
        {
            WriteKey(key);
            writer.WriteNumberValue(present);
        }
    }

    /// <inheritdoc />
    public void WriteDecimalValue(string? key, decimal? value)
    {
        if (value is { } present)
        {
            WriteKey(key);
            writer.WriteNumberValue(present);
        }
    }

    /// <inheritdoc />
    public void WriteGuidValue(string? key, Guid? value)
    {
        if (value is { } present)
        {
            WriteKey(key);
            writer.WriteStringValue(present);
        }
    }

    /// <inheritdoc />
    public void WriteDateTimeOffsetValue(string? key, DateTimeOffset? value)
    {
        if (value is { } present)
        {
            WriteKey(key);
            writer.WriteStringValue(present);
        }
    }

    /// <inheritdoc />
    public void WriteTimeSpanValue(string? key, TimeSpan? value)
    {
        if (value is { } present)
        {
            WriteKey(key);
            writer.WriteStringValue(IsoText.Of(present));
        }
    }

    /// <inheritdoc />
    public void WriteDateValue(string? key, Date? value)
    {
        if (value is { } present)
        {
            WriteKey(key);
            writer.WriteStringValue(present.ToString());
        }
    }

    /// <inheritdoc />
    public void WriteTimeValue(string? key, Time? value)
    {
        if (value is { } present)
        {
            WriteKey(key);
            writer.WriteStringValue(present.ToString());
        }
    }

    /// <inheritdoc />
    public void WriteByteArrayValue(string? key, byte[]? value)
    {
        if (value is not null)
        {
            WriteKey(key);
            writer.WriteBase64StringValue(value);
        }
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The value has no member.</exception>
    public void WriteEnumValue<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(string? key, T? value)
        where T : struct, Enum
    {
        if (value is { } present)
        {
            WriteStringValue(key, EnumHelpers.GetEnumStringValue(present));
        }
    }

    /// <inheritdoc />
    public void WriteNullValue(string? key)
    {
        WriteKey(key);
        writer.WriteNullValue();
    }
}
