using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Microsoft.Kiota.Serialization.Json;

/// <summary>Parses <c>application/json</c> bodies in UTF-8.</summary>
public class JsonParseNodeFactory : IParseNodeFactory
{
    private readonly KiotaJsonSerializationContext _context;

    /// <summary>Creates a factory with the default options.</summary>
    public JsonParseNodeFactory()
        : this(KiotaJsonSerializationContext.Default)
    {
    }

    /// <summary>Creates a factory with given options.</summary>
    /// <param name="jsonJsonSerializationContext">Carries the options.</param>
    public JsonParseNodeFactory(KiotaJsonSerializationContext jsonJsonSerializationContext) => _context = jsonJsonSerializationContext;

    /// <inheritdoc />
    public string ValidContentType { get; } = "application/json";

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The content type is not <c>application/json</c>.</exception>
    /// <exception cref="JsonException">The body is not JSON.</exception>
    public async Task<IParseNode> GetRootParseNodeAsync(string contentType, Stream content, CancellationToken cancellationToken = default)
    {
        ContentTypes.ThrowIfNot(ValidContentType, contentType);
        ArgumentNullException.ThrowIfNull(content);
        using var buffer = new PooledBuffer();
        await buffer.ReadAllAsync(content, cancellationToken).ConfigureAwait(false);
        return new JsonParseNode(Parse(buffer.Written), _context);
    }

    /// <summary>The element owns a copy of the text, so the buffer can go back to its pool.</summary>
    private static JsonElement Parse(ReadOnlySpan<byte> utf8)
    {
        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        return JsonElement.Parse(utf8.StartsWith(byteOrderMark) ? utf8[byteOrderMark.Length..] : utf8);
    }
}
