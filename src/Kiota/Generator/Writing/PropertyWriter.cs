using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Naming;

namespace Clients.Kiota.Generator.Writing;

/// <summary>Writes properties that hold a value.</summary>
internal static class PropertyWriter
{
    /// <summary>
    /// A property; one of a reference type is written twice, because the annotation that it may be null is unknown to old
    /// targets.
    /// </summary>
    public static void Write(CodeWriter writer, string name, string type, string accessors, string? attribute = null)
    {
        string declaration(string annotated) => $"public {annotated} {SymbolName.UpperFirst(name)} {accessors}";
        if (type.EndsWith('?'))
        {
            WriteDeclaration(writer, attribute, declaration(type));
            return;
        }

        writer.Directive("#if NETSTANDARD2_1_OR_GREATER || NETCOREAPP3_1_OR_GREATER").Directive("#nullable enable");
        WriteDeclaration(writer, attribute, declaration(type + "?"));
        writer.Directive("#nullable restore").Directive("#else");
        WriteDeclaration(writer, attribute, declaration(type));
        writer.Directive("#endif");
    }

    public static void Write(CodeWriter writer, ModelProperty property)
        => Write(writer, property.Name, TypeText.Of(property.Type), property.ReadOnly ? "{ get; private set; }" : "{ get; set; }");

    private static void WriteDeclaration(CodeWriter writer, string? attribute, string declaration)
    {
        if (attribute is not null)
        {
            writer.Line(attribute);
        }

        writer.Line(declaration);
    }
}
