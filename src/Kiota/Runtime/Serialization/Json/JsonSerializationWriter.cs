using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Microsoft.Kiota.Serialization.Json;

/// <summary>Writes one JSON document. Not safe for use by several threads.</summary>
public partial class JsonSerializationWriter : ISerializationWriter
{
    /// <summary>The writer beneath.</summary>
    public readonly Utf8JsonWriter writer;

    private readonly PooledBuffer _buffer = new();
    private string? _pendingKey;

    /// <summary>Creates a writer with the default options.</summary>
    public JsonSerializationWriter()
        : this(KiotaJsonSerializationContext.Default)
    {
    }

    /// <summary>Creates a writer with given options.</summary>
    /// <param name="kiotaJsonSerializationContext">Carries the options.</param>
    public JsonSerializationWriter(KiotaJsonSerializationContext kiotaJsonSerializationContext)
    {
        ArgumentNullException.ThrowIfNull(kiotaJsonSerializationContext);
        writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions
        {
            Encoder = kiotaJsonSerializationContext.Options.Encoder,
            Indented = kiotaJsonSerializationContext.Options.WriteIndented,
        });
    }

    /// <inheritdoc />
    public Action<IParsable>? OnBeforeObjectSerialization { get; set; }

    /// <inheritdoc />
    public Action<IParsable>? OnAfterObjectSerialization { get; set; }

    /// <inheritdoc />
    public Action<IParsable, ISerializationWriter>? OnStartObjectSerialization { get; set; }

    /// <inheritdoc />
    public Stream GetSerializedContent()
    {
        writer.Flush();
        return new MemoryStream(_buffer.Written.ToArray(), writable: false);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        writer.Dispose();
        _buffer.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes a property's name, or the name that a union left to its value.</summary>
    private void WriteKey(string? key)
    {
        if (!string.IsNullOrEmpty(key))
        {
            writer.WritePropertyName(key);
        }
        else if (_pendingKey is not null)
        {
            writer.WritePropertyName(_pendingKey);
            _pendingKey = null;
        }
    }
}
