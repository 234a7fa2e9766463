using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Naming;

namespace Clients.Kiota.Generator.Writing;

/// <summary>Writes the members of request builders.</summary>
internal static class BuilderWriter
{
    public static void WriteMembers(CodeWriter writer, BuilderDeclaration builder, GenerationSettings settings)
    {
        foreach (BuilderProperty child in builder.Children.OrderBy(c => c.Name, CodeOrder.CulturalIgnoreCase))
        {
            WriteChild(writer, child);
        }

        if (builder.Indexer is { } indexer)
        {
            WriteIndexer(writer, indexer);
        }

        var methods = new List<(string Name, Action Write)> { ("constructor", () => BuilderConstructors.Write(writer, builder, settings)) };
        foreach (OperationMethod operation in builder.Operations)
        {
            methods.Add(($"{operation.Verb}Async", () => OperationWriter.WriteExecutor(writer, operation)));
            methods.Add(($"To{operation.Verb}RequestInformation", () => OperationWriter.WriteGenerator(writer, operation)));
        }

        methods.AddRange(builder.Methods.Select(m => (m.Name, (Action)(() => WriteSegmentMethod(writer, m)))));
        if (!builder.IsRoot && builder.Operations.Count > 0)
        {
            methods.Add(("WithUrl", () => WriteWithUrl(writer, builder)));
        }

        foreach ((_, Action write) in methods.OrderBy(m => m.Name, CodeOrder.CulturalIgnoreCase))
        {
            write();
        }
    }

    private static void WriteChild(CodeWriter writer, BuilderProperty child)
    {
        string type = TypeText.Of(child.Builder);
        writer.Short(child.Description).Obsolete(child.Deprecation);
        writer.Open($"public {type} {SymbolName.UpperFirst(child.Name)}");
        writer.Line($"get => new {type}(PathParameters, RequestAdapter);");
        writer.Close();
    }

    private static void WriteIndexer(CodeWriter writer, BuilderIndexer indexer)
    {
        string type = TypeText.Of(indexer.Builder);
        writer.Short(indexer.Description);
        writer.Param("position", indexer.ParameterDescription);
        writer.Returns(TypeText.Reference(type));
        writer.Obsolete(indexer.Deprecation);
        writer.Open($"public {type} this[{TypeText.Of(indexer.ParameterType)} position]");
        writer.Open("get");
        writer.Line("var urlTplParams = new Dictionary<string, object>(PathParameters);");
        writer.Line($"urlTplParams.Add({Literal.Quote(indexer.Key)}, position);");
        writer.Line($"return new {type}(urlTplParams, RequestAdapter);");
        writer.Close().Close();
    }

    private static void WriteSegmentMethod(CodeWriter writer, BuilderMethod method)
    {
        string type = TypeText.Of(method.Builder);
        IReadOnlyList<PathParameter> parameters = method.Builder.PathParameters;
        writer.Long(method.Description);
        writer.Returns(TypeText.Reference(type));
        foreach (PathParameter parameter in parameters)
        {
            writer.Param(SymbolName.LowerFirst(parameter.Name), parameter.Description);
        }

        writer.Obsolete(method.Deprecation);
        string signature = string.Join(", ", parameters.Select(p => $"{TypeText.Of(p.Type)} {SymbolName.LowerFirst(p.Name)}"));
        writer.Open($"public {type} {SymbolName.UpperFirst(method.Name)}({signature})");
        foreach (PathParameter parameter in parameters)
        {
            writer.Line(NullCheck(SymbolName.LowerFirst(parameter.Name), parameter.Type));
        }

        string arguments = string.Concat(parameters.Select(p => ", " + SymbolName.LowerFirst(p.Name)));
        writer.Line($"return new {type}(PathParameters, RequestAdapter{arguments});");
        writer.Close();
    }

    private static void WriteWithUrl(CodeWriter writer, BuilderDeclaration builder)
    {
        string type = TypeText.Of(builder);
        writer.Long("Returns a request builder with the provided arbitrary URL. Using this method means any other path or query parameters are ignored.");
        writer.Returns(TypeText.Reference(type));
        writer.Param("rawUrl", "The raw URL to use for the request builder.");
        writer.Obsolete(builder.WithUrlDeprecation);
        writer.Open($"public {type} WithUrl(string rawUrl)");
        writer.Line($"return new {type}(rawUrl, RequestAdapter);");
        writer.Close();
    }

    /// <summary>The line that refuses an argument that is missing.</summary>
    public static string NullCheck(string name, TypeUse type)
    {
        bool isText = type is { Primitive: { } primitive, IsCollection: false } && primitive == Primitive.String;
        string condition = isText ? $"string.IsNullOrEmpty({name})" : $"ReferenceEquals({name}, null)";
        return $"if({condition}) throw new ArgumentNullException(nameof({name}));";
    }
}
