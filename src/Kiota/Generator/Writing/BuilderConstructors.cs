using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Naming;

namespace Clients.Kiota.Generator.Writing;

/// <summary>Writes the constructors of request builders, and that of the client.</summary>
internal static class BuilderConstructors
{
    private const string Adapter = "IRequestAdapter requestAdapter";

    public static void Write(CodeWriter writer, BuilderDeclaration builder, GenerationSettings settings)
    {
        string name = SymbolName.UpperFirst(builder.Name);
        string template = Literal.Quote(builder.UrlTemplate);
        if (builder.IsRoot)
        {
            WriteSummary(writer, builder);
            writer.Param("requestAdapter", Documentation.AdapterParameter);
            writer.Open($"public {name}({Adapter}) : base(requestAdapter, {template}, new Dictionary<string, object>())");
            WriteClientBody(writer, builder, settings);
            writer.Close();
            return;
        }

        WriteWithParameters(writer, builder, name, template);
        WriteSummary(writer, builder);
        writer.Param("rawUrl", "The raw URL to use for the request builder.");
        writer.Param("requestAdapter", Documentation.AdapterParameter);
        writer.Open($"public {name}(string rawUrl, {Adapter}) : base(requestAdapter, {template}, rawUrl)").Close();
    }

    private static void WriteWithParameters(CodeWriter writer, BuilderDeclaration builder, string name, string template)
    {
        WriteSummary(writer, builder);
        var documented = builder.PathParameters.Select(p => (SymbolName.LowerFirst(p.Name), p.Description))
            .Append(("pathParameters", "Path parameters for the request"))
            .Append(("requestAdapter", Documentation.AdapterParameter))
            .OrderBy(p => p.Item1, StringComparer.OrdinalIgnoreCase);
        foreach ((string parameter, string description) in documented)
        {
            writer.Param(parameter, description);
        }

        string optional = string.Concat(builder.PathParameters.Select(p =>
            $", {TypeText.Of(p.Type)} {SymbolName.LowerFirst(p.Name)} = {(IsText(p.Type) ? "\"\"" : "default")}"));
        writer.Open($"public {name}(Dictionary<string, object> pathParameters, {Adapter}{optional}) : base(requestAdapter, {template}, pathParameters)");
        foreach (PathParameter parameter in builder.PathParameters)
        {
            string local = SymbolName.LowerFirst(parameter.Name);
            string guard = parameter.Type.IsCollection ? string.Empty
                : IsText(parameter.Type) ? $"if (!string.IsNullOrWhiteSpace({local})) "
                : $"if ({local} != null) ";
            writer.Line($"{guard}PathParameters.Add({Literal.Quote(parameter.Key)}, {local});");
        }

        writer.Close();
    }

    private static void WriteClientBody(CodeWriter writer, BuilderDeclaration client, GenerationSettings settings)
    {
        foreach (string factory in settings.Serializers)
        {
            writer.Line($"ApiClientBuilder.RegisterDefaultSerializer<{LastPiece(factory)}>();");
        }

        foreach (string factory in settings.Deserializers)
        {
            writer.Line($"ApiClientBuilder.RegisterDefaultDeserializer<{LastPiece(factory)}>();");
        }

        if (client.BaseUrl is { } url)
        {
            writer.Open("if (string.IsNullOrEmpty(RequestAdapter.BaseUrl))");
            writer.Line($"RequestAdapter.BaseUrl = {Literal.Quote(url)};");
            writer.Close();
            writer.Line("PathParameters.TryAdd(\"baseurl\", RequestAdapter.BaseUrl);");
        }
    }

    private static void WriteSummary(CodeWriter writer, BuilderDeclaration builder)
        => writer.LongMarkup($"Instantiates a new {TypeText.Reference(builder)} and sets the default values.");

    private static bool IsText(TypeUse type) => type is { Primitive: { } primitive, IsCollection: false } && primitive == Primitive.String;

    private static string LastPiece(string fullName) => fullName[(fullName.LastIndexOf('.') + 1)..];
}
