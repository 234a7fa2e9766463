using Clients.WireBoard.Live;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Dashboard;

/// <summary>Writes a live state in WireBoard's own field names, each list cut to what a page can show.</summary>
internal sealed class LiveStateDocument(LiveState state) : IParsable
{
    private const int MostRows = 50;

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => throw new NotSupportedException("A live state is only written.");

    public void Serialize(ISerializationWriter writer)
    {
        writer.WriteStringValue("site_id", state.SiteId);
        writer.WriteDateTimeOffsetValue("ts", state.Ts);
        writer.WriteObjectValue("live", new Categories(state));
    }

    private sealed class Categories(LiveState state) : IParsable
    {
        public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => throw new NotSupportedException("A live state is only written.");

        public void Serialize(ISerializationWriter writer)
        {
            foreach (var category in LiveCategoryNames.All)
            {
                switch (state[category])
                {
                    case IParsable data:
                        writer.WriteObjectValue(LiveCategoryNames.NameOf(category), data);
                        break;
                    case IEnumerable<IParsable> rows:
                        writer.WriteCollectionOfObjectValues(LiveCategoryNames.NameOf(category), rows.Take(MostRows));
                        break;
                }
            }
        }
    }
}
