using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Microsoft.Kiota.Serialization.Json;

/// <summary>Carries the JSON options that the reader and writer honour: NumberHandling (AllowReadingFromString), Encoder and WriteIndented.</summary>
public class KiotaJsonSerializationContext : JsonSerializerContext
{
    /// <summary>Creates a context for given options.</summary>
    /// <param name="options">The options; they can be used for one context only.</param>
    public KiotaJsonSerializationContext(JsonSerializerOptions options)
        : base(options)
    {
    }

    /// <summary>The context used unless another is given.</summary>
    public static KiotaJsonSerializationContext Default { get; } = new(new JsonSerializerOptions());

    /// <inheritdoc />
    protected override JsonSerializerOptions? GeneratedSerializerOptions => null;

    /// <inheritdoc />
    public override JsonTypeInfo? GetTypeInfo(Type type) => null;
}
