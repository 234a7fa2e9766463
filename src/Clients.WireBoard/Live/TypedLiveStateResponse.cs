using Clients.WireBoard.Models;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.WireBoard.Live;

/// <summary>The generated response, whose snapshot is read with its payloads typed.</summary>
internal sealed class TypedLiveStateResponse : LiveStateResponse
{
    public static new LiveStateResponse CreateFromDiscriminatorValue(IParseNode node) => new TypedLiveStateResponse();

    public override IDictionary<string, Action<IParseNode>> GetFieldDeserializers()
    {
        var fields = base.GetFieldDeserializers();
        fields["data"] = node => Data = node.GetObjectValue(TypedLiveStateSnapshot.CreateFromDiscriminatorValue);
        return fields;
    }
}
