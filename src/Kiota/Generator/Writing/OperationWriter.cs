using Clients.Kiota.Generator.CodeModel;

namespace Clients.Kiota.Generator.Writing;

/// <summary>Writes the two methods of an operation: one sends the request, the other only describes it.</summary>
internal static class OperationWriter
{
    private const string Cancellation = "CancellationToken cancellationToken = default";

    public static void WriteExecutor(CodeWriter writer, OperationMethod operation)
    {
        writer.Long(operation.Description, operation.Link);
        if (operation.ReturnType is { } returned)
        {
            writer.Returns(TypeText.Reference(returned));
        }

        WriteParameterDocs(writer, operation, withCancellation: true);
        foreach ((string code, ModelDeclaration error) in Errors(operation))
        {
            string wording = code == "XXX" ? "4XX or 5XX" : code;
            writer.Line($"/// <exception cref=\"{TypeText.Of(error)}\">When receiving a {wording} status code</exception>");
        }

        writer.Obsolete(operation.Deprecation);
        string result = operation.ReturnType is { } type ? TypeText.Of(type) : string.Empty;
        string name = $"{operation.Verb}Async";
        WriteSignature(
            writer,
            $"public async Task{(result.Length == 0 ? "" : $"<{(result.EndsWith('?') ? result : result + "?")}>")} {name}({Parameters(operation, "?")}, {Cancellation})",
            $"public async Task{(result.Length == 0 ? "" : $"<{result}>")} {name}({Parameters(operation, "")}, {Cancellation})");
        WriteNullChecks(writer, operation);
        string arguments = string.Join(", ", Arguments(operation).Append("requestConfiguration"));
        writer.Line($"var requestInfo = To{operation.Verb}RequestInformation({arguments});");
        SendWriter.Write(writer, operation, [.. Errors(operation)]);
        writer.Close();
    }

    public static void WriteGenerator(CodeWriter writer, OperationMethod operation)
    {
        writer.Long(operation.GeneratorDescription);
        writer.Returns(TypeText.Reference("RequestInformation"));
        WriteParameterDocs(writer, operation, withCancellation: false);
        writer.Obsolete(operation.Deprecation);
        string name = $"To{operation.Verb}RequestInformation";
        WriteSignature(
            writer,
            $"public RequestInformation {name}({Parameters(operation, "?")})",
            $"public RequestInformation {name}({Parameters(operation, "")})");
        WriteNullChecks(writer, operation);
        string template = operation.UrlTemplate is { } own ? Literal.Quote(own) : "UrlTemplate";
        writer.Line($"var requestInfo = new RequestInformation(Method.{operation.Verb.ToUpperInvariant()}, {template}, PathParameters);");
        writer.Line("requestInfo.Configure(requestConfiguration);");
        if (operation.Accept.Length > 0)
        {
            writer.Line($"requestInfo.Headers.TryAdd(\"Accept\", {Literal.Quote(operation.Accept)});");
        }

        if (operation.Body is { } body)
        {
            writer.Line(ContentLine(body));
        }

        writer.Line("return requestInfo;").Close();
    }

    private static string ContentLine(RequestBody body)
    {
        string contentType = body.ContentType is { } known ? Literal.Quote(known) : "contentType";
        if (body.Type.Primitive == Primitive.Stream && !body.Type.IsCollection)
        {
            return $"requestInfo.SetStreamContent(body, {contentType});";
        }

        string suffix = body.Type.IsCollection ? "Collection" : string.Empty;
        string method = body.Type.IsEnum ? "SetContentFromEnum" + suffix
            : body.Type.IsObject || body.Type.Primitive == Primitive.MultipartBody ? "SetContentFromParsable"
            : "SetContentFromScalar" + suffix;
        return $"requestInfo.{method}(RequestAdapter, {contentType}, body);";
    }

    private static void WriteParameterDocs(CodeWriter writer, OperationMethod operation, bool withCancellation)
    {
        // By name, not in the order of the signature.
        writer.Param("body", operation.Body?.Description);
        if (withCancellation)
        {
            writer.Param("cancellationToken", "Cancellation token to use when cancelling requests");
        }

        if (operation.Body is { ContentType: null })
        {
            writer.Param("contentType", "The request body content type.");
        }

        writer.Param("requestConfiguration", Documentation.ConfigurationParameter);
    }

    /// <summary>The signature twice: with nullable annotations for targets that know them, and without.</summary>
    private static void WriteSignature(CodeWriter writer, string annotated, string plain)
    {
        writer.Directive("#if NETSTANDARD2_1_OR_GREATER || NETCOREAPP3_1_OR_GREATER").Directive("#nullable enable");
        writer.Line(annotated).Line("{");
        writer.Directive("#nullable restore").Directive("#else");
        writer.Line(plain).Line("{");
        writer.Directive("#endif").Indent();
    }

    private static void WriteNullChecks(CodeWriter writer, OperationMethod operation)
    {
        if (operation.Body is { } body)
        {
            writer.Line(BuilderWriter.NullCheck("body", body.Type));
            if (body.ContentType is null)
            {
                writer.Line(BuilderWriter.NullCheck("contentType", TypeUse.Of(Primitive.String)));
            }
        }
    }

    private static string Parameters(OperationMethod operation, string annotation)
    {
        string query = operation.Query is { } declared ? TypeText.Of(declared) : "DefaultQueryParameters";
        string body = operation.Body is null ? string.Empty
            : $"{TypeText.Of(operation.Body.Type)} body, {(operation.Body.ContentType is null ? "string contentType, " : "")}";
        return $"{body}Action<RequestConfiguration<{query}>>{annotation} requestConfiguration = default";
    }

    private static IEnumerable<string> Arguments(OperationMethod operation)
        => operation.Body is null ? [] : operation.Body.ContentType is null ? ["body", "contentType"] : ["body"];

    private static IOrderedEnumerable<KeyValuePair<string, ModelDeclaration>> Errors(OperationMethod operation)
        => operation.Errors.OrderBy(e => e.Key, Naming.CodeOrder.Cultural);
}
