using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Kiota.Abstractions.Helpers;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Microsoft.Kiota.Serialization.Form;

/// <content>Objects and collections.</content>
public partial class FormSerializationWriter
{
    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">An object is nested in the form.</exception>
    public void WriteObjectValue<T>(string? key, T? value, params IParsable?[] additionalValuesToMerge)
        where T : IParsable
    {
        ArgumentNullException.ThrowIfNull(additionalValuesToMerge);
        if (value is null && Array.TrueForAll(additionalValuesToMerge, other => other is null))
        {
            return;
        }

        if (_depth > 0)
        {
            throw new InvalidOperationException("Form serialization does not support nested objects.");
        }

        _depth++;
        WriteMembers(value);
        foreach (var other in additionalValuesToMerge)
        {
            WriteMembers(other);
        }

        _depth--;
    }

    /// <summary>Not supported: a form has one level.</summary>
    /// <typeparam name="T">Not used.</typeparam>
    /// <param name="key">Not used.</param>
    /// <param name="values">Null is passed over.</param>
    /// <exception cref="InvalidOperationException">There is a collection.</exception>
    public void WriteCollectionOfObjectValues<T>(string? key, IEnumerable<T>? values)
        where T : IParsable
    {
        if (values is not null)
        {
            throw new InvalidOperationException("Form serialization does not support collections of objects.");
        }
    }

    /// <inheritdoc />
    public void WriteCollectionOfPrimitiveValues<T>(string? key, IEnumerable<T>? values) => WriteSequence(key, values ?? []);

    /// <inheritdoc />
    public void WriteCollectionOfEnumValues<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(string? key, IEnumerable<T?>? values)
        where T : struct, Enum =>
        Write(key, string.Join(',', (values ?? []).Where(value => value is not null).Select(value => EnumHelpers.GetEnumStringValue(value!.Value))));

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">A value has structure.</exception>
    public void WriteAdditionalData(IDictionary<string, object> value)
    {
        if (value is null)
        {
            return;
        }

        foreach (var (name, data) in value)
        {
            if (data is null)
            {
                WriteNullValue(name);
            }
            else if (ScalarText.OfAny(data) is { } text)
            {
                Write(name, text);
            }
            else
            {
                WriteSequence(name, data as IEnumerable ?? throw Structured(data));
            }
        }
    }

    private static InvalidOperationException Structured(object value) =>
        new($"Form serialization does not support nested objects: a value of type {value.GetType().Name} cannot be written.");

    private void WriteSequence(string? key, IEnumerable items)
    {
        foreach (var item in items)
        {
            if (item is not null)
            {
                Write(key, ScalarText.OfAny(item) ?? throw Structured(item));
            }
        }
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
