using Microsoft.Kiota.Abstractions.Serialization;

namespace Microsoft.Kiota.Abstractions;

/// <summary>Registers the serializers a generated client relies on.</summary>
public static class ApiClientBuilder
{
    /// <summary>Registers a writer factory for its content type, unless one is registered already.</summary>
    /// <typeparam name="T">The factory.</typeparam>
    public static void RegisterDefaultSerializer<T>()
        where T : ISerializationWriterFactory, new()
    {
        var factory = new T();
        SerializationWriterFactoryRegistry.DefaultInstance.ContentTypeAssociatedFactories.TryAdd(factory.ValidContentType, factory);
    }

    /// <summary>Registers a parser factory for its content type, unless one is registered already.</summary>
    /// <typeparam name="T">The factory.</typeparam>
    public static void RegisterDefaultDeserializer<T>()
        where T : IParseNodeFactory, new()
    {
        var factory = new T();
        ParseNodeFactoryRegistry.DefaultInstance.ContentTypeAssociatedFactories.TryAdd(factory.ValidContentType, factory);
    }
}
