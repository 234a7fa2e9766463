using Clients.WireBoard.Models;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.WireBoard.Live;

/// <summary>Reads a snapshot in either of its shapes into the same two views.</summary>
internal sealed class TypedLiveStateSnapshot : LiveStateSnapshot
{
    public static new LiveStateSnapshot CreateFromDiscriminatorValue(IParseNode node) => new TypedLiveStateSnapshot();

    public override IDictionary<string, Action<IParseNode>> GetFieldDeserializers()
    {
        var fields = base.GetFieldDeserializers();
        fields["live"] = ReadLive;
        return fields;
    }

    private void ReadLive(IParseNode node)
    {
        Live = node.GetObjectValue(UntypedNode.CreateFromDiscriminatorValue);
        LiveEnvelopes = Live switch
        {
            UntypedArray => [.. node.GetCollectionOfObjectValues(TypedLiveEnvelope.CreateFromDiscriminatorValue)],
            UntypedObject map => [.. map.GetValue().Keys.Select(category => TypedLiveEnvelope.Of(category, node.GetChildNode(category)!))],
            _ => throw new FormatException("The snapshot is neither a list nor a map."),
        };
        LiveByCategory = new LiveCategoriesData();
        foreach (var envelope in LiveEnvelopes)
        {
            LiveCategoriesProjection.Set(LiveByCategory, envelope);
        }
    }
}
