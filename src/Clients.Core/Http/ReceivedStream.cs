using System.Text.Json;

namespace Clients.Core.Http;

/// <summary>The bytes of a received body, with the JSON they were parsed to, so that nobody parses them again.</summary>
internal sealed class ReceivedStream(ArraySegment<byte> bytes, JsonElement? json) : MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
{
    public JsonElement? Json { get; } = json;
}
