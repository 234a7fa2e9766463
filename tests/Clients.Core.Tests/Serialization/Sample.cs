using System.Runtime.Serialization;
using System.Text;
using System.Text.Json;
using Clients.Core.Serialization;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Extensions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.Core.Tests.Serialization;

/// <summary>A model as Kiota generates them, with a member of every kind.</summary>
public sealed class Sample : IParsable, IAdditionalDataHolder
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public string? Text { get; set; }

    public bool? Flag { get; set; }

    public byte? Small { get; set; }

    public sbyte? Tiny { get; set; }

    public int? Number { get; set; }

    public long? Large { get; set; }

    public float? Rough { get; set; }

    public double? Ratio { get; set; }

    public decimal? Price { get; set; }

    public Guid? Id { get; set; }

    public DateTimeOffset? At { get; set; }

    public Date? Day { get; set; }

    public Time? Clock { get; set; }

    public TimeSpan? Span { get; set; }

    public Level? Level { get; set; }

    public Rights? Rights { get; set; }

    public byte[]? Bytes { get; set; }

    public Sample? Inner { get; set; }

    public UntypedNode? Any { get; set; }

    public List<Sample>? Rows { get; set; }

    public List<string>? Tags { get; set; }

    public List<int?>? Counts { get; set; }

    public List<Date?>? Days { get; set; }

    public List<Level?>? Levels { get; set; }

    public static Sample Create(IParseNode node) => new();

    public static Sample Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return ModelJson.Read(document.RootElement, Create);
    }

    public string Write() => Encoding.UTF8.GetString(ModelJson.ToUtf8Bytes(this));

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "text", n => { Text = n.GetStringValue(); } },
        { "flag", n => { Flag = n.GetBoolValue(); } },
        { "small", n => { Small = n.GetByteValue(); } },
        { "signed", n => { Tiny = n.GetSbyteValue(); } },
        { "number", n => { Number = n.GetIntValue(); } },
        { "large", n => { Large = n.GetLongValue(); } },
        { "single", n => { Rough = n.GetFloatValue(); } },
        { "ratio", n => { Ratio = n.GetDoubleValue(); } },
        { "price", n => { Price = n.GetDecimalValue(); } },
        { "id", n => { Id = n.GetGuidValue(); } },
        { "at", n => { At = n.GetDateTimeOffsetValue(); } },
        { "day", n => { Day = n.GetDateValue(); } },
        { "clock", n => { Clock = n.GetTimeValue(); } },
        { "span", n => { Span = n.GetTimeSpanValue(); } },
        { "level", n => { Level = n.GetEnumValue<Level>(); } },
        { "rights", n => { Rights = n.GetEnumValue<Rights>(); } },
        { "bytes", n => { Bytes = n.GetByteArrayValue(); } },
        { "inner", n => { Inner = n.GetObjectValue(Create); } },
        { "any", n => { Any = n.GetObjectValue(UntypedNode.CreateFromDiscriminatorValue); } },
        { "rows", n => { Rows = n.GetCollectionOfObjectValues(Create)?.AsList(); } },
        { "tags", n => { Tags = n.GetCollectionOfPrimitiveValues<string>()?.AsList(); } },
        { "counts", n => { Counts = n.GetCollectionOfPrimitiveValues<int?>()?.AsList(); } },
        { "days", n => { Days = n.GetCollectionOfPrimitiveValues<Date?>()?.AsList(); } },
        { "levels", n => { Levels = n.GetCollectionOfEnumValues<Level>()?.AsList(); } },
    };

    public void Serialize(ISerializationWriter writer)
    {
        writer.WriteStringValue("text", Text);
        writer.WriteBoolValue("flag", Flag);
        writer.WriteByteValue("small", Small);
        writer.WriteSbyteValue("signed", Tiny);
        writer.WriteIntValue("number", Number);
        writer.WriteLongValue("large", Large);
        writer.WriteFloatValue("single", Rough);
        writer.WriteDoubleValue("ratio", Ratio);
        writer.WriteDecimalValue("price", Price);
        writer.WriteGuidValue("id", Id);
        writer.WriteDateTimeOffsetValue("at", At);
        writer.WriteDateValue("day", Day);
        writer.WriteTimeValue("clock", Clock);
        writer.WriteTimeSpanValue("span", Span);
        writer.WriteEnumValue("level", Level);
        writer.WriteEnumValue("rights", Rights);
        writer.WriteByteArrayValue("bytes", Bytes);
        writer.WriteObjectValue("inner", Inner);
        writer.WriteObjectValue("any", Any);
        writer.WriteCollectionOfObjectValues("rows", Rows);
        writer.WriteCollectionOfPrimitiveValues("tags", Tags);
        writer.WriteCollectionOfPrimitiveValues("counts", Counts);
        writer.WriteCollectionOfPrimitiveValues("days", Days);
        writer.WriteCollectionOfEnumValues("levels", Levels);
        writer.WriteAdditionalData(AdditionalData);
    }
}

public enum Level
{
    [EnumMember(Value = "very-low")]
    VeryLow,
    [EnumMember(Value = "high")]
    High,
}

[Flags]
public enum Rights
{
    [EnumMember(Value = "read")]
    Read = 1,
    [EnumMember(Value = "write")]
    Write = 2,
}
