using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Microsoft.Kiota.Serialization.Json;

/// <content>Arrays.</content>
public partial class JsonParseNode
{
    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">The element type is no nullable primitive or enum.</exception>
    public IEnumerable<T> GetCollectionOfPrimitiveValues<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>()
    {
        var read = PrimitiveReader<T>.Read ?? throw new InvalidOperationException($"unknown type for deserialization {typeof(T).FullName}");
        return Elements(node => read(node)!);
    }

    /// <inheritdoc />
    public IEnumerable<T?> GetCollectionOfEnumValues<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>()
        where T : struct, Enum => Elements(node => node.GetEnumValue<T>());

    /// <inheritdoc />
    public IEnumerable<T> GetCollectionOfObjectValues<T>(ParsableFactory<T> factory)
        where T : IParsable => Elements(node => node.GetObjectValue(factory));

    private IEnumerable<T> Elements<T>(Func<JsonParseNode, T> read)
    {
        if (_element.ValueKind != JsonValueKind.Array)
        {
            yield break;
        }

        foreach (var element in _element.EnumerateArray())
        {
            yield return read(Child(element));
        }
    }
}
