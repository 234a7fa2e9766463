using Clients.WireBoard.Models;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.WireBoard.Live;

/// <summary>Reads an envelope with its payload typed by its category, which may stand before or behind the payload.</summary>
internal sealed class TypedLiveEnvelope : LiveEnvelope
{
    private readonly LiveCategoryRule? _rule;

    private TypedLiveEnvelope(string categoryName, LiveCategoryRule? rule)
    {
        CategoryName = categoryName;
        _rule = rule;
        Category = rule?.Category;
    }

    private TypedLiveEnvelope(string categoryName)
        : this(categoryName, LiveCategoryRules.Find(categoryName))
    {
    }

    /// <exception cref="FormatException">The envelope names no category.</exception>
    public static new LiveEnvelope CreateFromDiscriminatorValue(IParseNode node) =>
        new TypedLiveEnvelope(node.GetChildNode("category")?.GetStringValue() ?? throw new FormatException("An envelope names no category."));

    /// <summary>An envelope for one category of a snapshot that is a map.</summary>
    public static LiveEnvelope Of(string category, IParseNode data)
    {
        var envelope = new TypedLiveEnvelope(category);
        envelope.ReadData(data);
        return envelope;
    }

    /// <summary>An envelope whose payload has been read already.</summary>
    public static LiveEnvelope Of(LiveCategoryRule rule, object payload, string? siteId, DateTimeOffset? ts) =>
        new TypedLiveEnvelope(rule.Name, rule) { Payload = payload, SiteId = siteId, Ts = ts };

    public override IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>(4)
    {
        ["category"] = static _ => { },
        ["data"] = ReadData,
        ["site_id"] = node => SiteId = node.GetStringValue(),
        ["ts"] = node => Ts = node.GetDateTimeOffsetValue(),
    };

    /// <summary>Writes the envelope as it came: a payload that was read into models, and a category this version does not know.</summary>
    public override void Serialize(ISerializationWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue("category", CategoryName);
        switch (Payload)
        {
            case IParsable data:
                writer.WriteObjectValue("data", data);
                break;
            case IEnumerable<IParsable> rows:
                writer.WriteCollectionOfObjectValues("data", rows);
                break;
            default:
                writer.WriteObjectValue("data", Data);
                break;
        }

        writer.WriteStringValue("site_id", SiteId);
        writer.WriteDateTimeOffsetValue("ts", Ts);
        writer.WriteAdditionalData(AdditionalData);
    }

    private void ReadData(IParseNode node)
    {
        if (_rule is null)
        {
            Data = node.GetObjectValue(UntypedNode.CreateFromDiscriminatorValue);
        }
        else
        {
            Payload = _rule.Read(node);
        }
    }
}
