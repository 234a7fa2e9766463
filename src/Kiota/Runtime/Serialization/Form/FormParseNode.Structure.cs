using System.Diagnostics.CodeAnalysis;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Microsoft.Kiota.Serialization.Form;

/// <content>Fields and collections.</content>
public partial class FormParseNode
{
    /// <inheritdoc />
    public IParseNode? GetChildNode(string identifier)
    {
        ArgumentNullException.ThrowIfNull(identifier);
        return Fields.TryGetValue(identifier, out var value) ? Child(value) : null;
    }

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">The element type is no nullable primitive or enum.</exception>
    public IEnumerable<T> GetCollectionOfPrimitiveValues<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>()
    {
        var read = PrimitiveReader<T>.Read ?? throw new InvalidOperationException($"unknown type for deserialization {typeof(T).FullName}");
        return Parts().Select(part => read(Child(part))!);
    }

    /// <inheritdoc />
    public IEnumerable<T?> GetCollectionOfEnumValues<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>()
        where T : struct, Enum => Parts().Select(part => Child(part).GetEnumValue<T>());

    /// <summary>Not supported: a form has one level.</summary>
    /// <typeparam name="T">Not used.</typeparam>
    /// <param name="factory">Not used.</param>
    /// <returns>Nothing.</returns>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public IEnumerable<T> GetCollectionOfObjectValues<T>(ParsableFactory<T> factory)
        where T : IParsable => throw new InvalidOperationException("collections of objects are not supported with uri form encoding");

    /// <inheritdoc />
    public T GetObjectValue<T>(ParsableFactory<T> factory)
        where T : IParsable
    {
        ArgumentNullException.ThrowIfNull(factory);
        var item = factory(this);
        OnBeforeAssignFieldValues?.Invoke(item);
        AssignFields(item);
        OnAfterAssignFieldValues?.Invoke(item);
        return item;
    }

    private void AssignFields(IParsable item)
    {
        var assignments = item.GetFieldDeserializers();
        var additional = item is IAdditionalDataHolder holder ? holder.AdditionalData ??= new Dictionary<string, object>() : null;
        foreach (var (name, value) in Fields)
        {
            if (!assignments.TryGetValue(name, out var assign))
            {
                additional?.TryAdd(name, value);
            }
            else if (!value.Equals("null", StringComparison.OrdinalIgnoreCase))
            {
                assign(Child(value));
            }
        }
    }

    private string[] Parts() => _text.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private FormParseNode Child(string value) => new(value)
    {
        OnBeforeAssignFieldValues = OnBeforeAssignFieldValues,
        OnAfterAssignFieldValues = OnAfterAssignFieldValues,
    };
}
