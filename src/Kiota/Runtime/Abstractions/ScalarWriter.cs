using Microsoft.Kiota.Abstractions.Serialization;

namespace Microsoft.Kiota.Abstractions;

/// <summary>Writes a boxed primitive by its runtime type.</summary>
internal static class ScalarWriter
{
    /// <summary>Writes the value if it is a primitive that every format knows.</summary>
    internal static bool TryWrite(ISerializationWriter writer, string? key, object value)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(key, text);
                break;
            case bool boolean:
                writer.WriteBoolValue(key, boolean);
                break;
            case int number:
                writer.WriteIntValue(key, number);
                break;
            case long number:
                writer.WriteLongValue(key, number);
                break;
            case double number:
                writer.WriteDoubleValue(key, number);
                break;
            case decimal number:
                writer.WriteDecimalValue(key, number);
                break;
            case float number:
                writer.WriteFloatValue(key, number);
                break;
            case byte number:
                writer.WriteByteValue(key, number);
                break;
            case sbyte number:
                writer.WriteSbyteValue(key, number);
                break;
            case Guid guid:
                writer.WriteGuidValue(key, guid);
                break;
            case DateTimeOffset moment:
                writer.WriteDateTimeOffsetValue(key, moment);
                break;
            case TimeSpan duration:
                writer.WriteTimeSpanValue(key, duration);
                break;
            case Date date:
                writer.WriteDateValue(key, date);
                break;
            case Time time:
                writer.WriteTimeValue(key, time);
                break;
            default:
                return false;
        }

        return true;
    }
}
