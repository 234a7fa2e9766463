using System.Text.Json;
using Microsoft.OpenApi;

namespace Clients.Kiota.Generator.Lock;

/// <summary>Takes null out of every enum, as Kiota does before it hashes the document.</summary>
internal sealed class EnumNullRemover : OpenApiVisitorBase
{
    public override void Visit(IOpenApiSchema schema)
    {
        if (schema is OpenApiSchema { Enum: { } values })
        {
            for (var i = values.Count - 1; i >= 0; i--)
            {
                if (values[i] is not { } value || value.IsJsonNullSentinel() || value.GetValueKind() == JsonValueKind.Null)
                {
                    values.RemoveAt(i);
                }
            }
        }
    }
}
