using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Loading;
using Clients.Kiota.Generator.Schemas;
using Microsoft.OpenApi;

namespace Clients.Kiota.Generator.Building;

/// <summary>Decides what an operation returns and which media types it asks for.</summary>
internal sealed class ResponseReader(BuildContext context)
{
    private static readonly HashSet<string> SuccessCodes = new(StringComparer.OrdinalIgnoreCase) { "200", "201", "202", "203", "206", "2XX" };
    private static readonly HashSet<string> NoContentCodes = new(StringComparer.OrdinalIgnoreCase) { "201", "202", "204", "205", "304", "301", "302", "303", "307" };
    private static readonly HashSet<string> RedirectCodes = new(StringComparer.OrdinalIgnoreCase) { "301", "302", "303", "307" };

    /// <summary>The schema of the lowest success code that has a structured one; null when none has.</summary>
    public MediaTypeSchema? Success(OpenApiResponses responses, string pointer)
        => responses
            .Where(r => SuccessCodes.Contains(r.Key))
            .OrderBy(r => r.Key, StringComparer.Ordinal)
            .Select(r => MediaTypeReader.FirstStructured(context, r.Value.Content, Place(pointer, r.Key)))
            .FirstOrDefault(m => m is not null);

    /// <summary>What the operation returns; null for nothing.</summary>
    public TypeUse? ReturnType(OperationRequest request, OpenApiResponses responses, Schema? success)
    {
        if (success is not null)
        {
            return context.Types.Resolve(request.TypeOf(success, request.Operation.Verb + "Response"));
        }

        if (responses.Any(r => RedirectCodes.Contains(r.Key) && HasMediaType(r.Value, "application/octet-stream")))
        {
            return TypeUse.Of(Primitive.Stream);
        }

        if (responses.Keys.Any(NoContentCodes.Contains))
        {
            return null;
        }

        return responses.Any(r => SuccessCodes.Contains(r.Key) && HasMediaType(r.Value, "text/plain"))
            ? TypeUse.Of(Primitive.String)
            : TypeUse.Of(Primitive.Stream);
    }

    /// <summary>The Accept header; empty when nothing is to be asked for.</summary>
    public string Accept(OpenApiResponses responses, Schema? success, string pointer)
    {
        IEnumerable<string> accepted = success is null ? AcceptAnything(responses) : AcceptSchema(responses, success, pointer);
        return string.Join(", ", accepted);
    }

    private IEnumerable<string> AcceptSchema(OpenApiResponses responses, Schema success, string pointer)
    {
        List<MediaTypeSchema> same = [.. All(responses, pointer).Where(m => MediaTypeSchema.Same(m.Schema, success))];
        same.ForEach(m => MediaTypeReader.Require(m.MediaType, m.Schema.Pointer));
        return Headers(same.Select(m => m.MediaType));
    }

    private IEnumerable<string> AcceptAnything(OpenApiResponses responses)
    {
        IEnumerable<string> successes = responses
            .Where(r => !IsError(r.Key))
            .SelectMany(r => r.Value.Content?.Keys ?? [])
            .Select(StructuredMediaTypes.Bare);
        IEnumerable<string> errors = responses.Where(r => IsError(r.Key)).SelectMany(r => r.Value.Content?.Keys ?? []);
        return successes.Concat(Headers(errors)).Distinct(StringComparer.OrdinalIgnoreCase);
    }

    private IOrderedEnumerable<string> Headers(IEnumerable<string> mediaTypes)
        => mediaTypes
            .Where(context.MediaTypes.Contains)
            .Select(context.MediaTypes.Header)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.OrdinalIgnoreCase);

    private IEnumerable<MediaTypeSchema> All(OpenApiResponses responses, string pointer)
        => responses.SelectMany(r => MediaTypeReader.WithSchema(context, r.Value.Content, Place(pointer, r.Key)));

    private static bool IsError(string code)
        => code.Equals("default", StringComparison.OrdinalIgnoreCase) || ErrorBuilder.IsErrorCode(code);

    private static bool HasMediaType(IOpenApiResponse response, string mediaType) => response.Content?.ContainsKey(mediaType) == true;

    private static string Place(string pointer, string code) => JsonPointers.Append(pointer, "responses", code);
}
