using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.Core.Tests.Serialization;

/// <summary>A model with a member of a composed type, as Kiota generates them.</summary>
public sealed class OneOfHolder : IParsable, IAdditionalDataHolder
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public OneOf? One { get; set; }

    public static OneOfHolder Create(IParseNode node) => new();

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "one", n => { One = n.GetObjectValue(OneOf.Create); } },
    };

    public void Serialize(ISerializationWriter writer)
    {
        writer.WriteObjectValue("one", One);
        writer.WriteAdditionalData(AdditionalData);
    }

    public sealed class OneOf : IComposedTypeWrapper, IParsable
    {
        public int? Number { get; set; }

        public string? Text { get; set; }

        public Sample? Whole { get; set; }

        public static OneOf Create(IParseNode node)
        {
            var result = new OneOf { Whole = new Sample() };
            if (node.GetIntValue() is { } number)
            {
                result.Number = number;
            }
            else if (node.GetStringValue() is { } text)
            {
                result.Text = text;
            }

            return result;
        }

        public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => Whole!.GetFieldDeserializers();

        public void Serialize(ISerializationWriter writer)
        {
            if (Number is not null)
            {
                writer.WriteIntValue(null, Number);
            }
            else if (Text is not null)
            {
                writer.WriteStringValue(null, Text);
            }
            else
            {
                writer.WriteObjectValue(null, Whole);
            }
        }
    }
}
