using System.Collections.ObjectModel;

namespace Microsoft.Kiota.Abstractions.Serialization;

/// <summary>A value whose schema says nothing: the derived classes say what was found.</summary>
public class UntypedNode : IParsable
{
    /// <summary>Creates the node for a parse node; what it holds is filled in by the parser.</summary>
    /// <param name="parseNode">The node.</param>
    /// <returns>A plain node.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="parseNode"/> is null.</exception>
    public static UntypedNode CreateFromDiscriminatorValue(IParseNode parseNode)
    {
        ArgumentNullException.ThrowIfNull(parseNode);
        return new UntypedNode();
    }

    /// <summary>Nothing is declared.</summary>
    /// <returns>An empty dictionary.</returns>
    public virtual IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => ReadOnlyDictionary<string, Action<IParseNode>>.Empty;

    /// <summary>Writes nothing: writers know the derived classes.</summary>
    /// <param name="writer">Where to write.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is null.</exception>
    public virtual void Serialize(ISerializationWriter writer) => ArgumentNullException.ThrowIfNull(writer);

    /// <summary>The value, which only the derived classes have: cast to one of them first.</summary>
    /// <returns>Nothing.</returns>
    /// <exception cref="NotImplementedException">Always.</exception>
    public object? GetValue() => throw new NotImplementedException("Cast the node to UntypedString, UntypedObject or another derived class to read its value.");
}
