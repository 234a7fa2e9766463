using Microsoft.OpenApi;

namespace Clients.Kiota.Generator.Lock;

/// <summary>An extension whose name is written and whose value is not: what Kiota's own <c>x-ms-enum</c> does in 3.1, JSON or no JSON.</summary>
internal sealed class SilentExtension : IOpenApiExtension
{
    public void Write(IOpenApiWriter writer, OpenApiSpecVersion specVersion)
    {
    }
}
