using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.Core.Serialization;

/// <summary>
/// Lets System.Text.Json write and read generated models with the names and values they have in the service's JSON, for example in an ASP.NET endpoint.
/// One registration serves all models: <c>options.Converters.Add(new ParsableJsonConverter());</c>
/// </summary>
/// <remarks>
/// Uses no reflection, so it works in trimmed and native programs. As with any type, System.Text.Json needs its metadata there: list the model in a
/// <see cref="JsonSerializerContext"/>. A model that decides about its class when it is read (<c>oneOf</c>, or a discriminator) also needs <see cref="Add{T}"/>.
/// </remarks>
public sealed class ParsableJsonConverter : JsonConverter<IParsable>
{
    private readonly Dictionary<Type, ParsableFactory<IParsable>> _factories = [];

    // Options without this converter, to ask System.Text.Json how a model is created.
    private readonly ConditionalWeakTable<JsonSerializerOptions, JsonSerializerOptions> _plain = [];

    /// <summary>Registers how a model is created when it is read. Call it before the first use of the converter.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="factory">The model's <c>CreateFromDiscriminatorValue</c>.</param>
    /// <returns>This converter.</returns>
    public ParsableJsonConverter Add<T>(ParsableFactory<T> factory)
        where T : IParsable
    {
        ArgumentNullException.ThrowIfNull(factory);
        _factories[typeof(T)] = node => factory(node);
        return this;
    }

    /// <summary>True for every model.</summary>
    /// <param name="typeToConvert">The type.</param>
    public override bool CanConvert(Type typeToConvert)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return typeToConvert.IsAssignableTo(typeof(IParsable));
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The JSON is not an object.</exception>
    /// <exception cref="NotSupportedException">It is not known how the model is created.</exception>
    public override IParsable? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        ArgumentNullException.ThrowIfNull(options);
        var json = JsonElement.ParseValue(ref reader);
        return typeToConvert.IsAssignableTo(typeof(UntypedNode))
            ? UntypedJsonReader.ReadNode(json)
            : ModelJson.Read(json, _factories.TryGetValue(typeToConvert, out var factory) ? factory : CreatorOf(typeToConvert, options));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IParsable value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var json = ModelJson.ToUtf8Bytes(value);
        // A text that is no Unicode would be refused, so what may hold one is not indented.
        if (!writer.Options.Indented || json.AsSpan().IndexOf("\\u"u8) >= 0)
        {
            writer.WriteRawValue(json, skipInputValidation: true);
            return;
        }

        using var document = JsonDocument.Parse(json);
        document.WriteTo(writer);
    }

    private ParsableFactory<IParsable> CreatorOf(Type type, JsonSerializerOptions options)
    {
        var plain = _plain.GetValue(options, WithoutConverter);
        var create = plain.TypeInfoResolver?.GetTypeInfo(type, plain)?.CreateObject;
        return _ => create?.Invoke() is IParsable model and not IComposedTypeWrapper
            ? model
            : throw new NotSupportedException(
                $"It is not known how {type} is created from JSON. Register it: new {nameof(ParsableJsonConverter)}().{nameof(Add)}({type.Name}.CreateFromDiscriminatorValue).");
    }

    private static JsonSerializerOptions WithoutConverter(JsonSerializerOptions options)
    {
        var plain = new JsonSerializerOptions(options);
        for (var i = plain.Converters.Count - 1; i >= 0; i--)
        {
            if (plain.Converters[i] is ParsableJsonConverter)
            {
                plain.Converters.RemoveAt(i);
            }
        }

        return plain;
    }
}
