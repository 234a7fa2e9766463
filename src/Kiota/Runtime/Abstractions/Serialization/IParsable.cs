namespace Microsoft.Kiota.Abstractions.Serialization;

/// <summary>A model that can be read and written.</summary>
public interface IParsable
{
    /// <summary>What to do with each property found, by its name on the wire.</summary>
    /// <returns>The actions; each reads its property from the node it is given.</returns>
    IDictionary<string, Action<IParseNode>> GetFieldDeserializers();

    /// <summary>Writes the properties.</summary>
    /// <param name="writer">Where to write.</param>
    void Serialize(ISerializationWriter writer);
}
