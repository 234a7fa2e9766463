using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Loading;
using Clients.Kiota.Generator.Schemas;
using Microsoft.OpenApi;

namespace Clients.Kiota.Generator.Building;

/// <summary>Decides what an operation sends.</summary>
internal sealed class RequestBodyBuilder(BuildContext context)
{
    private const string Multipart = "multipart/form-data";

    /// <summary>The first structured media type of the body; null when it has none.</summary>
    public MediaTypeSchema? Structured(OpenApiOperation operation, string pointer)
        => MediaTypeReader.FirstStructured(context, operation.RequestBody?.Content, JsonPointers.Append(pointer, "requestBody"));

    public RequestBody? Build(OperationMethod method, OperationRequest request, MediaTypeSchema? structured)
    {
        if (request.Operation.Source.RequestBody?.Content is not { Count: > 0 } content)
        {
            return null;
        }

        if (structured is null)
        {
            string only = content.Keys.First();
            return new RequestBody(TypeUse.Of(Primitive.Stream), "Binary request body", content.Count == 1 && only != "*/*" ? only : null);
        }

        Schema schema = structured.Schema;
        TypeUse type = AsMultipart(method, request, structured, content)
            ?? context.Types.Resolve(request.TypeOf(schema, Suffix(request), isRequestBody: true));
        return new RequestBody(type.AsTransported(), Descriptions.FirstOf(schema.Description) ?? "The request body", ContentType(request, schema, content));
    }

    private static string Suffix(OperationRequest request) => request.Operation.Verb + "RequestBody";

    /// <summary>The most wanted media type that carries the same schema.</summary>
    private string ContentType(OperationRequest request, Schema schema, IDictionary<string, IOpenApiMediaType> content)
    {
        string pointer = JsonPointers.Append(request.Operation.Pointer, "requestBody");
        List<MediaTypeSchema> same = [.. MediaTypeReader.WithSchema(context, content, pointer).Where(m => MediaTypeSchema.Same(m.Schema, schema))];
        same.ForEach(m => MediaTypeReader.Require(m.MediaType, m.Schema.Pointer));
        return same
            .Where(m => context.MediaTypes.Contains(m.MediaType))
            .Select(m => StructuredMediaTypes.Compact(m.MediaType))
            .OrderByDescending(m => context.MediaTypes.Priority(m))
            .ThenByDescending(m => m, StringComparer.OrdinalIgnoreCase)
            .First();
    }

    /// <summary>A multipart body whose parts can be sent one by one; null for a body that is an ordinary model.</summary>
    private TypeUse? AsMultipart(
        OperationMethod method, OperationRequest request, MediaTypeSchema structured, IDictionary<string, IOpenApiMediaType> content)
    {
        Schema schema = structured.Schema;
        if (!StructuredMediaTypes.Bare(structured.MediaType).Equals(Multipart, StringComparison.OrdinalIgnoreCase)
            || !schema.HasProperties()
            || content.Keys.Count(context.MediaTypes.Contains) > 1 && !context.MediaTypes.Preferred.Equals(Multipart, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        IDictionary<string, OpenApiEncoding>? encodings = content[structured.MediaType].Encoding;
        if (encodings is { Count: > 0 })
        {
            AddParts(method, request, schema.Properties.Where(p =>
                encodings.TryGetValue(p.Key, out OpenApiEncoding? encoding)
                && !string.IsNullOrEmpty(encoding.ContentType)
                && context.MediaTypes.Contains(encoding.ContentType)));
            return TypeUse.Of(Primitive.MultipartBody);
        }

        if (content.Count == 1 && schema.Properties.Any(p => p.Value.IsObject() || PrimitiveTypes.Of(p.Value) is not null))
        {
            AddParts(method, request, schema.Properties.Where(p => p.Value.IsObject()));
            return TypeUse.Of(Primitive.MultipartBody);
        }

        return null;
    }

    private void AddParts(OperationMethod method, OperationRequest request, IEnumerable<KeyValuePair<string, Schema>> parts)
    {
        foreach ((_, Schema part) in parts)
        {
            method.PartTypes.Add(context.Types.Resolve(request.TypeOf(part, Suffix(request), isRequestBody: true)));
        }
    }
}
