using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Helpers;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Microsoft.Kiota.Serialization.Json;

/// <content>Values whose type is known only at run time.</content>
public partial class JsonSerializationWriter
{
    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">A value is of a type that has no JSON form here.</exception>
    public void WriteAdditionalData(IDictionary<string, object> value)
    {
        if (value is null)
        {
            return;
        }

        foreach (var (name, data) in value)
        {
            WriteNamedValue(name, data);
        }
    }

    /// <summary>Writes a property under its name even if that is empty, which JSON allows.</summary>
    private void WriteNamedValue(string name, object? value)
    {
        if (name.Length == 0)
        {
            writer.WritePropertyName(name);
        }

        WriteAnyValue(name, value);
    }

    private void WriteAnyValue(string? key, object? value)
    {
        switch (value)
        {
            case null:
                WriteNullValue(key);
                break;
            case UntypedNode node:
                WriteUntyped(key, node);
                break;
            case IParsable model:
                WriteObjectValue(key, model);
                break;
            case byte[] bytes:
                WriteByteArrayValue(key, bytes);
                break;
            case Enum member:
                WriteStringValue(key, EnumNames.Of(member).Format(member));
                break;
            case JsonElement element:
                WriteKey(key);
                element.WriteTo(writer);
                break;
            case JsonNode node:
                WriteKey(key);
                node.WriteTo(writer);
                break;
            case IDictionary map:
                WriteMap(key, map);
                break;
            default:
                if (!ScalarWriter.TryWrite(this, key, value) && !TryWriteOtherScalar(key, value))
                {
                    WriteSequence(key, value as IEnumerable ?? throw Unwritable(value));
                }

                break;
        }
    }

    private bool TryWriteOtherScalar(string? key, object value)
    {
        switch (value)
        {
            case DateTime moment:
                WriteDateTime(key, moment);
                break;
            case DateOnly date:
                WriteDateValue(key, date);
                break;
            case TimeOnly time:
                WriteTimeValue(key, time);
                break;
            case short or ushort or uint:
                WriteLongValue(key, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case ulong number:
                WriteDecimalValue(key, number);
                break;
            case char character:
                WriteStringValue(key, character.ToString());
                break;
            default:
                return false;
        }

        return true;
    }

    /// <summary>A moment without a zone came from a text without one: it must not gain the machine's, nor a date a time.</summary>
    private void WriteDateTime(string? key, DateTime moment)
    {
        if (moment.Kind != DateTimeKind.Unspecified)
        {
            WriteDateTimeOffsetValue(key, new DateTimeOffset(moment));
        }
        else if (moment.TimeOfDay == TimeSpan.Zero)
        {
            WriteDateValue(key, new Date(moment));
        }
        else
        {
            WriteKey(key);
            writer.WriteStringValue(moment);
        }
    }

    private void WriteMap(string? key, IDictionary map)
    {
        WriteKey(key);
        writer.WriteStartObject();
        foreach (DictionaryEntry entry in map)
        {
            WriteNamedValue(entry.Key as string ?? throw new InvalidOperationException("Only dictionaries with string keys can be written as JSON objects."), entry.Value);
        }

        writer.WriteEndObject();
    }

    private void WriteSequence(string? key, IEnumerable items)
    {
        WriteKey(key);
        writer.WriteStartArray();
        foreach (var item in items)
        {
            WriteAnyValue(null, item);
        }

        writer.WriteEndArray();
    }

    private void WriteUntyped(string? key, UntypedNode node)
    {
        OnBeforeObjectSerialization?.Invoke(node);
        OnStartObjectSerialization?.Invoke(node, this);
        switch (node)
        {
            case UntypedString text:
                WriteStringValue(key, text.GetValue());
                break;
            case UntypedBoolean boolean:
                WriteBoolValue(key, boolean.GetValue());
                break;
            case UntypedInteger number:
                WriteIntValue(key, number.GetValue());
                break;
            case UntypedLong number:
                WriteLongValue(key, number.GetValue());
                break;
            case UntypedDecimal number:
                WriteDecimalValue(key, number.GetValue());
                break;
            case UntypedFloat number:
                WriteFloatValue(key, number.GetValue());
                break;
            case UntypedDouble number:
                WriteDoubleValue(key, number.GetValue());
                break;
            case UntypedObject properties:
                WriteProperties(key, properties.GetValue());
                break;
            case UntypedArray array:
                WriteSequence(key, array.GetValue());
                break;
            case UntypedNull:
                WriteNullValue(key);
                break;
        }

        OnAfterObjectSerialization?.Invoke(node);
    }

    private void WriteProperties(string? key, IDictionary<string, UntypedNode> properties)
    {
        WriteKey(key);
        writer.WriteStartObject();
        foreach (var (name, value) in properties)
        {
            WriteNamedValue(name, value);
        }

        writer.WriteEndObject();
    }

    private static InvalidOperationException Unwritable(object value) =>
        new($"A value of type {value.GetType().Name} cannot be written as JSON; use a primitive, a collection, a dictionary with string keys, a model, an UntypedNode or a JsonElement.");
}
