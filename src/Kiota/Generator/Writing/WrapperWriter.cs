using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Naming;

namespace Clients.Kiota.Generator.Writing;

/// <summary>
/// Writes the bodies of wrapper classes. A union holds one of its members, an intersection as many as fit.
/// </summary>
internal static class WrapperWriter
{
    public static string Summary(ModelDeclaration wrapper)
        => "Composed type wrapper for classes "
            + string.Join(", ", wrapper.Composition!.Members.Select(TypeText.Reference).Order(StringComparer.OrdinalIgnoreCase));

    public static void WriteFactoryBody(CodeWriter writer, ModelDeclaration wrapper, ComposedType composition)
    {
        if (composition.IsUnion)
        {
            writer.Line($"var mappingValue = parseNode.GetChildNode({Literal.Quote(wrapper.DiscriminatorProperty)})?.GetStringValue();");
        }

        writer.Line($"var result = new {TypeText.Of(wrapper)}();");
        var branches = new Branches(writer);
        Dictionary<string, string> values = ValuesByClass(composition);
        foreach (ModelProperty property in Ordered(wrapper, composition, StringComparer.Ordinal))
        {
            string name = SymbolName.UpperFirst(property.Name);
            if (IsSingleClass(property))
            {
                if (composition.IsUnion && values.TryGetValue(property.Type.Declaration!.Name, out string? value))
                {
                    branches.Write(
                        $"{Literal.Quote(value)}.Equals(mappingValue, StringComparison.OrdinalIgnoreCase)",
                        $"result.{name} = new {TypeText.Bare(property.Type)}();");
                }
            }
            else
            {
                string variable = SymbolName.LowerFirst(property.Name) + "Value";
                string type = property.Type.IsCollection ? TypeText.Of(property.Type) : TypeText.Bare(property.Type);
                branches.Write($"parseNode.{SerializationCalls.Read(property.Type)} is {type} {variable}", $"result.{name} = {variable};");
            }
        }

        if (!composition.IsUnion)
        {
            branches.Else([.. wrapper.Properties
                .Where(IsSingleClass)
                .OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase)
                .Select(p => $"result.{SymbolName.UpperFirst(p.Name)} = new {TypeText.Bare(p.Type)}();")]);
        }

        writer.Line("return result;");
    }

    public static void WriteDeserializersBody(CodeWriter writer, ModelDeclaration wrapper, ComposedType composition)
    {
        List<string> classes = [.. wrapper.Properties.Where(IsSingleClass).OrderBy(p => p.Name, CodeOrder.Cultural).Select(p => SymbolName.UpperFirst(p.Name))];
        if (composition.IsUnion)
        {
            var branches = new Branches(writer);
            classes.ForEach(c => branches.Write($"{c} != null", $"return {c}.GetFieldDeserializers();"));
        }
        else if (classes.Count > 0)
        {
            new Branches(writer).Write(
                string.Join(" || ", classes.Select(c => $"{c} != null")),
                $"return ParseNodeHelper.MergeDeserializersForIntersectionWrapper({string.Join(", ", classes)});");
        }

        writer.Line("return new Dictionary<string, Action<IParseNode>>();");
    }

    public static void WriteSerializerBody(CodeWriter writer, ModelDeclaration wrapper, ComposedType composition)
    {
        var branches = new Branches(writer);
        foreach (ModelProperty property in Ordered(wrapper, composition, CodeOrder.Cultural))
        {
            if (composition.IsUnion || !IsSingleClass(property))
            {
                string name = SymbolName.UpperFirst(property.Name);
                branches.Write($"{name} != null", $"writer.{SerializationCalls.Write(property.Type)}(null, {name});");
            }
        }

        List<ModelProperty> classes = composition.IsUnion ? [] : [.. wrapper.Properties.Where(IsSingleClass)];
        if (classes.Count > 0)
        {
            ModelProperty first = classes.MinBy(p => p.Name, StringComparer.OrdinalIgnoreCase)!;
            IEnumerable<string> names = classes.OrderBy(p => p.Name, CodeOrder.Cultural).Select(p => SymbolName.UpperFirst(p.Name));
            branches.Else([$"writer.{SerializationCalls.Write(first.Type)}(null, {string.Join(", ", names)});"]);
        }
    }

    private static IEnumerable<ModelProperty> Ordered(ModelDeclaration wrapper, ComposedType composition, StringComparer names)
        => wrapper.Properties.OrderBy(p => Rank(p.Type, composition.IsUnion)).ThenBy(p => p.Name, names);

    /// <summary>Which member is tried first: unions ask the discriminator first, intersections try scalars first.</summary>
    private static int Rank(TypeUse type, bool isUnion)
    {
        bool isDeclared = type.Declaration is not null;
        if (type.IsCollection)
        {
            return isDeclared ? 2 : 3;
        }

        return isUnion == isDeclared ? 0 : 1;
    }

    private static bool IsSingleClass(ModelProperty property) => property.Type is { Declaration: ModelDeclaration, IsCollection: false };

    /// <summary>The discriminator value that stands for each class that has one: the first of them.</summary>
    private static Dictionary<string, string> ValuesByClass(ComposedType composition)
        => composition.DiscriminatorMappings
            .OrderBy(m => m.Key, StringComparer.OrdinalIgnoreCase)
            .DistinctBy(m => m.Value.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(m => m.Value.Name, m => m.Key, StringComparer.OrdinalIgnoreCase);
}
