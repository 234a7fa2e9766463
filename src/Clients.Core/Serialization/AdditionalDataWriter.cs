using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Serialization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.Core.Serialization;

/// <summary>Writes a value of any .NET type that has one obvious form in JSON, and refuses every other by the name of its key and type.</summary>
/// <param name="json">The writer, placed where the value goes.</param>
/// <param name="key">The key in AdditionalData, for messages.</param>
internal readonly struct AdditionalDataWriter(JsonModelWriter json, string key)
{
    // A value nested that deep contains itself, or is read by no service.
    private const int MaxDepth = 500;

    private readonly Utf8JsonWriter _writer = json.writer;

    /// <exception cref="ArgumentException">The value has no JSON form.</exception>
    public void Write(object? value)
    {
        switch (value)
        {
            case null:
                _writer.WriteNullValue();
                break;
            case string text:
                _writer.WriteStringValue(text);
                break;
            case bool flag:
                _writer.WriteBooleanValue(flag);
                break;
            case UntypedNode node:
                WriteNode(node);
                break;
            case IParsable model:
                json.WriteObjectValue(null, model);
                break;
            case JsonElement element when element.ValueKind != JsonValueKind.Undefined:
                WriteRaw(element);
                break;
            case JsonDocument document:
                WriteRaw(document.RootElement);
                break;
            case JsonNode node:
                node.WriteTo(_writer);
                break;
            case Enum member:
                _writer.WriteStringValue(NameOf(member));
                break;
            case DateTimeOffset time:
                _writer.WriteStringValue(time);
                break;
            // Kiota's takes one without a zone as local, so that what is sent depends on the machine.
            case DateTime time:
                _writer.WriteStringValue(time);
                break;
            case byte[] bytes:
                _writer.WriteBase64StringValue(bytes);
                break;
            case ReadOnlyMemory<byte> bytes:
                _writer.WriteBase64StringValue(bytes.Span);
                break;
            case IDictionary map:
                WriteMap(map);
                break;
            case IEnumerable<KeyValuePair<string, object?>> map:
                WriteMap(map);
                break;
            case IEnumerable list:
                WriteList(list);
                break;
            default:
                if (!TryWriteNumber(value) && !TryWriteText(value))
                {
                    throw NoJsonForm(value);
                }

                break;
        }
    }

    /// <exception cref="ArgumentException">The node is of a class that is not Kiota's.</exception>
    public void WriteNode(UntypedNode? node)
    {
        switch (node)
        {
            case null or UntypedNull:
                _writer.WriteNullValue();
                break;
            case ExactNumber number:
                WriteRaw(number.Json);
                break;
            case ExactString text:
                WriteRaw(text.Json);
                break;
            case UntypedString text:
                _writer.WriteStringValue(text.GetValue());
                break;
            case UntypedBoolean flag:
                _writer.WriteBooleanValue(flag.GetValue());
                break;
            case UntypedInteger number:
                _writer.WriteNumberValue(number.GetValue());
                break;
            case UntypedLong number:
                _writer.WriteNumberValue(number.GetValue());
                break;
            case UntypedDecimal number:
                _writer.WriteNumberValue(number.GetValue());
                break;
            case UntypedDouble number:
                WriteFinite(number.GetValue());
                break;
            case UntypedFloat number:
                WriteFinite(number.GetValue());
                break;
            case UntypedObject members:
                Enter(isObject: true, members);
                foreach (var (name, value) in members.GetValue())
                {
                    _writer.WritePropertyName(name);
                    WriteNode(value);
                }

                _writer.WriteEndObject();
                break;
            case UntypedArray items:
                Enter(isObject: false, items);
                foreach (var item in items.GetValue())
                {
                    WriteNode(item);
                }

                _writer.WriteEndArray();
                break;
            default:
                throw NoJsonForm(node);
        }
    }

    private bool TryWriteNumber(object value)
    {
        switch (value)
        {
            case int or long or short or sbyte or byte or ushort or uint:
                _writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                return true;
            case ulong number:
                _writer.WriteNumberValue(number);
                return true;
            case decimal number:
                _writer.WriteNumberValue(number);
                return true;
            case double number:
                WriteFinite(number);
                return true;
            case float number:
                WriteFinite(number);
                return true;
            case Half number:
                WriteFinite((double)number);
                return true;
            case Int128 or UInt128 or BigInteger or nint or nuint:
                _writer.WriteRawValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                return true;
            default:
                return false;
        }
    }

    private bool TryWriteText(object value)
    {
        var text = value switch
        {
            char character => character.ToString(),
            Guid id => id.ToString(),
            Date date => IsoTime.Write(date),
            DateOnly date => IsoTime.Write(date),
            Time time => IsoTime.Write(time),
            TimeOnly time => IsoTime.Write(time),
            TimeSpan time => XmlConvert.ToString(time),
            Uri address => address.OriginalString,
            Version version => version.ToString(),
            _ => null,
        };
        if (text is not null)
        {
            _writer.WriteStringValue(text);
        }

        return text is not null;
    }

    private void WriteMap(IDictionary map)
    {
        Enter(isObject: true, map);
        foreach (DictionaryEntry entry in map)
        {
            _writer.WritePropertyName(entry.Key as string ?? throw NoJsonForm(map));
            Write(entry.Value);
        }

        _writer.WriteEndObject();
    }

    private void WriteMap(IEnumerable<KeyValuePair<string, object?>> map)
    {
        Enter(isObject: true, map);
        foreach (var (name, value) in map)
        {
            _writer.WritePropertyName(name);
            Write(value);
        }

        _writer.WriteEndObject();
    }

    private void WriteList(IEnumerable list)
    {
        Enter(isObject: false, list);
        foreach (var item in list)
        {
            Write(item);
        }

        _writer.WriteEndArray();
    }

    private void Enter(bool isObject, object value)
    {
        if (_writer.CurrentDepth > MaxDepth)
        {
            throw new ArgumentException(
                $"The value of '{key}' in AdditionalData is nested more than {MaxDepth} levels deep, or contains itself ({value.GetType()}).", key);
        }

        if (isObject)
        {
            _writer.WriteStartObject();
        }
        else
        {
            _writer.WriteStartArray();
        }
    }

    private void WriteFinite(double value)
    {
        if (!double.IsFinite(value))
        {
            throw NoJsonForm(value);
        }

        _writer.WriteNumberValue(value);
    }

    private void WriteFinite(float value)
    {
        if (!float.IsFinite(value))
        {
            throw NoJsonForm(value);
        }

        _writer.WriteNumberValue(value);
    }

    // The text it was read from: the writer would change how a number is spelled, and refuse half of a surrogate pair.
    private void WriteRaw(JsonElement element) => _writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(element), skipInputValidation: true);

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Trimming keeps the fields of an enum that is used.")]
    private static string NameOf(Enum member)
    {
        var name = member.ToString();
        return member.GetType().GetField(name)?.GetCustomAttribute<EnumMemberAttribute>()?.Value ?? name;
    }

    private ArgumentException NoJsonForm(object value) => new(
        $"The value of '{key}' in AdditionalData is of type {value.GetType()}{(value is double or float ? " and not finite" : "")}, which has no JSON form here. Use a JsonNode, an UntypedNode, or a type that JSON has.",
        key);
}
