using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Schemas;
using Clients.Kiota.Generator.Urls;
using Microsoft.OpenApi;

namespace Clients.Kiota.Generator.Building;

/// <summary>Makes the method of one operation: its query class, return type, errors and body, in this order.</summary>
internal sealed class OperationBuilder(BuildContext context)
{
    private readonly QueryBuilder _queries = new(context);
    private readonly ResponseReader _responses = new(context);
    private readonly ErrorBuilder _errors = new(context);
    private readonly RequestBodyBuilder _bodies = new(context);

    public OperationMethod Build(UrlNode node, UrlOperation operation)
    {
        OpenApiOperation source = operation.Source;
        OpenApiResponses responses = source.Responses ?? [];
        MediaTypeSchema? success = _responses.Success(responses, operation.Pointer);
        MediaTypeSchema? body = _bodies.Structured(source, operation.Pointer);
        string? description = Descriptions.FirstOf(source.Description, source.Summary);
        var request = new OperationRequest(node, operation, new OperationSchemas(success?.Schema, body?.Schema));

        var method = new OperationMethod
        {
            Verb = operation.Verb,
            Description = description,
            Link = Descriptions.Link(source.ExternalDocs),
            GeneratorDescription = Descriptions.Clean(source.Description ?? source.Summary),
            Deprecation = DeprecationOf(source, success?.Schema, body?.Schema),
            Query = _queries.Build(request, description),
            Accept = _responses.Accept(responses, success?.Schema, operation.Pointer),
            UrlTemplate = UrlTemplate.OfOperation(node, operation),
        };
        method.ReturnType = _responses.ReturnType(request, responses, success?.Schema)?.AsTransported();
        _errors.AddTo(method, request, responses);
        method.Body = _bodies.Build(method, request, body);
        return method;
    }

    private static string? DeprecationOf(OpenApiOperation operation, Schema? success, Schema? body)
    {
        if (operation.Deprecated)
        {
            return Deprecations.Of(true, operation.Extensions);
        }

        return Inline(success) ?? Inline(body);

        static string? Inline(Schema? schema)
            => schema is { IsReference: false } ? Deprecations.Of(schema.Deprecated, schema.Extensions) : null;
    }
}
