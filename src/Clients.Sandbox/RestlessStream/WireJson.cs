using System.Text.Encodings.Web;
using System.Text.Json;

namespace Clients.Sandbox.RestlessStream;

/// <summary>How the service writes JSON: compact, UTF-8 left as it is.</summary>
internal static class WireJson
{
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
