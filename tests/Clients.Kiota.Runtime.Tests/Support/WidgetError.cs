using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.Kiota.Runtime.Tests.Support;

/// <summary>An error model written the way the generator writes them.</summary>
#pragma warning disable CA1032 // generated error models have the default constructor only
internal sealed class WidgetError : ApiException, IParsable
#pragma warning restore CA1032
{
    public override string Message => Detail ?? string.Empty;

    public string? Detail { get; set; }

    public static Dictionary<string, ParsableFactory<IParsable>> Mapping(params string[] keys) =>
        keys.ToDictionary(key => key, key => (ParsableFactory<IParsable>)(_ => new WidgetError { Source = key }));

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "detail", n => { Detail = n.GetStringValue(); } },
        { "code", n => { Data["code"] = n.GetIntValue(); } },
    };

    public void Serialize(ISerializationWriter writer) => writer.WriteStringValue("detail", Detail);
}
