using System.Globalization;
using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Loading;
using Microsoft.OpenApi;

namespace Clients.Kiota.Generator.Building;

/// <summary>Maps status codes to the classes that are thrown for them.</summary>
internal sealed class ErrorBuilder(BuildContext context)
{
    /// <summary>Whether a response describes an error: 400 to 998, 4XX or 5XX.</summary>
    public static bool IsErrorCode(string code)
        => code.Equals("4XX", StringComparison.OrdinalIgnoreCase)
            || code.Equals("5XX", StringComparison.OrdinalIgnoreCase)
            || int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is >= 400 and < 999;

    public void AddTo(OperationMethod method, OperationRequest request, OpenApiResponses responses)
    {
        foreach ((string code, IOpenApiResponse response) in responses)
        {
            if (IsErrorCode(code))
            {
                Add(method, request, response, code, code.ToUpperInvariant());
            }
        }

        if (responses.TryGetValue("default", out IOpenApiResponse? fallback))
        {
            Add(method, request, fallback, "default", "4XX");
            Add(method, request, fallback, "default", "5XX");
        }
    }

    private void Add(OperationMethod method, OperationRequest request, IOpenApiResponse response, string key, string code)
    {
        string pointer = JsonPointers.Append(request.Operation.Pointer, "responses", key);
        if (method.Errors.ContainsKey(code) || MediaTypeReader.FirstStructured(context, response.Content, pointer) is not { } content)
        {
            return;
        }

        TypeRequest wanted = request.TypeOf(content.Schema, code + "Error");
        if (response is OpenApiResponseReference)
        {
            // Shared responses have their inline classes among the models.
            wanted = wanted with { Namespace = context.ModelNamespaces.Models };
        }

        if (context.Types.Resolve(wanted).Declaration is ModelDeclaration error)
        {
            error.IsError = true;
            method.Errors.Add(code, error);
        }
        else
        {
            context.Warn($"the {key} response is described by a value that is no class, so no exception carries it.", pointer);
        }
    }
}
