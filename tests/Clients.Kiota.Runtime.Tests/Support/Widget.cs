using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.Kiota.Runtime.Tests.Support;

/// <summary>A model written the way the generator writes them.</summary>
internal sealed class Widget : IParsable, IAdditionalDataHolder
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public string? Name { get; set; }

    public int? Count { get; set; }

    public Widget? Child { get; set; }

    public List<Widget>? Parts { get; set; }

    public static Widget CreateFromDiscriminatorValue(IParseNode parseNode)
    {
        ArgumentNullException.ThrowIfNull(parseNode);
        return new Widget();
    }

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "child", n => { Child = n.GetObjectValue(CreateFromDiscriminatorValue); } },
        { "count", n => { Count = n.GetIntValue(); } },
        { "name", n => { Name = n.GetStringValue(); } },
        { "parts", n => { Parts = [.. n.GetCollectionOfObjectValues(CreateFromDiscriminatorValue)]; } },
    };

    public void Serialize(ISerializationWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteObjectValue("child", Child);
        writer.WriteIntValue("count", Count);
        writer.WriteStringValue("name", Name);
        writer.WriteCollectionOfObjectValues("parts", Parts);
        writer.WriteAdditionalData(AdditionalData);
    }
}
