using System.Diagnostics.CodeAnalysis;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Microsoft.Kiota.Serialization.Json;

/// <content>Objects and arrays.</content>
public partial class JsonSerializationWriter
{
    /// <inheritdoc />
    public void WriteObjectValue<T>(string? key, T? value, params IParsable?[] additionalValuesToMerge)
        where T : IParsable
    {
        ArgumentNullException.ThrowIfNull(additionalValuesToMerge);
        if (value is UntypedNode node)
        {
            WriteUntyped(key, node);
            return;
        }

        if (value is null && Array.TrueForAll(additionalValuesToMerge, other => other is null))
        {
            return;
        }

        if (value is IComposedTypeWrapper)
        {
            WriteUnion(key, value);
            return;
        }

        WriteKey(key);
        writer.WriteStartObject();
        WriteMembers(value);
        foreach (var other in additionalValuesToMerge)
        {
            WriteMembers(other);
        }

        writer.WriteEndObject();
    }

    /// <inheritdoc />
    public void WriteCollectionOfObjectValues<T>(string? key, IEnumerable<T>? values)
        where T : IParsable
    {
        if (values is null)
        {
            return;
        }

        WriteKey(key);
        writer.WriteStartArray();
        foreach (var item in values)
        {
            WriteObjectValue(null, item);
        }

        writer.WriteEndArray();
    }

    /// <inheritdoc />
    public void WriteCollectionOfEnumValues<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(string? key, IEnumerable<T?>? values)
        where T : struct, Enum
    {
        if (values is null)
        {
            return;
        }

        WriteKey(key);
        writer.WriteStartArray();
        foreach (var item in values)
        {
            WriteEnumValue(null, item);
        }

        writer.WriteEndArray();
    }

    /// <inheritdoc />
    public void WriteCollectionOfPrimitiveValues<T>(string? key, IEnumerable<T>? values)
    {
        if (values is null)
        {
            return;
        }

        WriteKey(key);
        writer.WriteStartArray();
        foreach (var item in values)
        {
            WriteAnyValue(null, item);
        }

        writer.WriteEndArray();
    }

    /// <summary>A union is its value: the key is written only once there is one, so an empty union is left out.</summary>
    private void WriteUnion(string? key, IParsable union)
    {
        if (!string.IsNullOrEmpty(key))
        {
            _pendingKey = key;
        }

        WriteMembers(union);
        _pendingKey = null;
    }

    private void WriteMembers(IParsable? item)
    {
        if (item is null)
        {
            return;
        }

        OnBeforeObjectSerialization?.Invoke(item);
        OnStartObjectSerialization?.Invoke(item, this);
        item.Serialize(this);
        OnAfterObjectSerialization?.Invoke(item);
    }
}
