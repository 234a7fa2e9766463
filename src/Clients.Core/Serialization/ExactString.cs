using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.Core.Serialization;

/// <summary>A string that is no Unicode text, such as half of a surrogate pair. It is written back as it was read; its value is its JSON text without quotation marks.</summary>
internal sealed class ExactString(JsonElement json) : UntypedString(Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(json)[1..^1]))
{
    public JsonElement Json { get; } = json;
}
