using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Serialization.Json;

namespace Clients.Core.Serialization;

/// <summary>
/// Kiota's JSON writer, with its own methods for what Kiota's writes wrongly: dates under a culture with another calendar, additional data, any JSON,
/// and members that AdditionalData holds as well. Nested values are given this writer, since Kiota hands on the writer it is called on.
/// </summary>
internal sealed class JsonModelWriter : JsonSerializationWriter, ISerializationWriter
{
    // The JSON names of the typed members by class, since asking a model for them is costly.
    private Dictionary<Type, HashSet<string>>? _declaredNames;

    // The additional data of the one object whose typed members alone are to be written.
    private IDictionary<string, object>? _leftOut;

    public new void WriteDateValue(string? key, Date? value) => base.WriteStringValue(key, value is { } date ? IsoTime.Write(date) : null);

    // Kiota's drops fractions of a second.
    public new void WriteTimeValue(string? key, Time? value) => base.WriteStringValue(key, value is { } time ? IsoTime.Write(time) : null);

    public new void WriteDoubleValue(string? key, double? value)
    {
        CheckFinite(key, value ?? 0);
        base.WriteDoubleValue(key, value);
    }

    public new void WriteFloatValue(string? key, float? value)
    {
        CheckFinite(key, value ?? 0);
        base.WriteFloatValue(key, value);
    }

    public new void WriteCollectionOfPrimitiveValues<T>(string? key, IEnumerable<T>? values)
    {
        switch (values)
        {
            case IEnumerable<Date?> dates:
                base.WriteCollectionOfPrimitiveValues(key, dates.Select(date => date is { } value ? IsoTime.Write(value) : null));
                break;
            case IEnumerable<Date> dates:
                base.WriteCollectionOfPrimitiveValues(key, dates.Select(IsoTime.Write));
                break;
            case IEnumerable<Time?> times:
                base.WriteCollectionOfPrimitiveValues(key, times.Select(time => time is { } value ? IsoTime.Write(value) : null));
                break;
            case IEnumerable<Time> times:
                base.WriteCollectionOfPrimitiveValues(key, times.Select(IsoTime.Write));
                break;
            default:
                base.WriteCollectionOfPrimitiveValues(key, values);
                break;
        }
    }

    // Kiota's writes the items with its own WriteObjectValue, whatever class the writer is of.
    public new void WriteCollectionOfObjectValues<T>(string? key, IEnumerable<T>? values)
        where T : IParsable
    {
        if (values is null)
        {
            return;
        }

        WriteName(key);
        writer.WriteStartArray();
        foreach (var value in values)
        {
            WriteObjectValue(null, value);
        }

        writer.WriteEndArray();
    }

    // Kiota's leaves out a null among the items.
    public new void WriteCollectionOfEnumValues<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(string? key, IEnumerable<T?>? values)
        where T : struct, Enum
    {
        if (values is null)
        {
            return;
        }

        WriteName(key);
        writer.WriteStartArray();
        foreach (var value in values)
        {
            if (value is null)
            {
                writer.WriteNullValue();
            }
            else
            {
                base.WriteEnumValue(null, value);
            }
        }

        writer.WriteEndArray();
    }

    public new void WriteObjectValue<T>(string? key, T? value, params IParsable?[] additionalValuesToMerge)
        where T : IParsable
    {
        if (value is UntypedNode node)
        {
            WriteName(key);
            new AdditionalDataWriter(this, key ?? "").WriteNode(node);
        }
        else if (value is IAdditionalDataHolder { AdditionalData: { Count: > 0 } additional } && IsDeclaredTwice(value, additional))
        {
            WriteName(key);
            WriteMerged(value, additional);
        }
        else
        {
            base.WriteObjectValue(key, value, additionalValuesToMerge);
        }
    }

    public new void WriteAdditionalData(IDictionary<string, object>? value)
    {
        if (value is null || ReferenceEquals(value, _leftOut))
        {
            return;
        }

        foreach (var (name, entry) in value)
        {
            writer.WritePropertyName(name);
            new AdditionalDataWriter(this, name).Write(entry);
        }
    }

    private bool IsDeclaredTwice(IParsable model, IDictionary<string, object> additional)
    {
        _declaredNames ??= [];
        if (!_declaredNames.TryGetValue(model.GetType(), out var declared))
        {
            _declaredNames[model.GetType()] = declared = [.. model.GetFieldDeserializers().Keys];
        }

        foreach (var name in additional.Keys)
        {
            if (declared.Contains(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Writes an object whose additional data holds declared members, so that each name is written once. Of a member that could not be read, a typed value set
    /// since then counts, and the items that a typed list lacks take their places again. Any other name that is there twice is an error.
    /// </summary>
    private void WriteMerged(IParsable model, IDictionary<string, object> additional)
    {
        using var typed = new JsonModelWriter { _declaredNames = _declaredNames, _leftOut = additional };
        ((JsonSerializationWriter)typed).WriteObjectValue(null, model);
        using var content = typed.GetSerializedContent();
        using var document = JsonDocument.Parse(content);
        writer.WriteStartObject();
        foreach (var member in document.RootElement.EnumerateObject())
        {
            writer.WritePropertyName(member.Name);
            var missing = (additional as KeptMembers)?.FindItems(member.Name);
            if (additional.TryGetValue(member.Name, out var kept) && missing is null)
            {
                throw new ArgumentException(
                    $"AdditionalData holds '{member.Name}' ({kept?.GetType().ToString() ?? "null"}), which is also a typed member with a value. Remove one of them.", member.Name);
            }

            if (kept is UntypedArray array && member.Value.ValueKind == JsonValueKind.Array)
            {
                WriteItems(member.Name, member.Value, [.. array.GetValue()], missing!);
            }
            else
            {
                WriteRaw(member.Value);
            }
        }

        foreach (var (name, value) in additional)
        {
            if (!document.RootElement.TryGetProperty(name, out _))
            {
                writer.WritePropertyName(name);
                new AdditionalDataWriter(this, name).Write(value);
            }
        }

        writer.WriteEndObject();
    }

    /// <param name="name">The member.</param>
    /// <param name="readable">The items of the typed list.</param>
    /// <param name="all">The items as they were read.</param>
    /// <param name="missing">The positions of those that the typed list lacks.</param>
    private void WriteItems(string name, JsonElement readable, IReadOnlyList<UntypedNode> all, IReadOnlyList<int> missing)
    {
        var kept = new AdditionalDataWriter(this, name);
        var position = 0;
        var next = 0;
        writer.WriteStartArray();
        foreach (var item in readable.EnumerateArray())
        {
            for (; next < missing.Count && missing[next] == position; next++, position++)
            {
                kept.WriteNode(all[position]);
            }

            WriteRaw(item);
            position++;
        }

        for (; next < missing.Count; next++)
        {
            kept.WriteNode(all[missing[next]]);
        }

        writer.WriteEndArray();
    }

    // What this writer has written already, with texts that the JSON writer would refuse.
    private void WriteRaw(JsonElement element) => writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(element), skipInputValidation: true);

    private void WriteName(string? key)
    {
        if (!string.IsNullOrEmpty(key))
        {
            writer.WritePropertyName(key);
        }
    }

    private static void CheckFinite(string? key, double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException($"The member '{key}' is {value.ToString(System.Globalization.CultureInfo.InvariantCulture)}, which JSON cannot represent. Set a finite number.", key);
        }
    }
}
