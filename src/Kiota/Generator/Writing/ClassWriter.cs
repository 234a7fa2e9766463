using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Naming;

namespace Clients.Kiota.Generator.Writing;

/// <summary>Writes classes: documentation, declaration, members in their order, nested classes last.</summary>
internal static class ClassWriter
{
    public const string GeneratedCode = "[global::System.CodeDom.Compiler.GeneratedCode(\"Kiota\", \"1.0.0\")]";

    public static void Write(CodeWriter writer, TypeDeclaration type, GenerationSettings settings)
    {
        bool documented = type is ModelDeclaration { Composition: not null } wrapper
            ? writer.LongMarkup(WrapperWriter.Summary(wrapper))
            : writer.Long(type.Description, type.Link);
        writer.Obsolete(type.Deprecation);
        writer.Line(GeneratedCode);
        writer.Declared(documented, $"{Access(settings)} partial class {SymbolName.UpperFirst(type.Name)} {Derivation(type)}");
        writer.Open();
        switch (type)
        {
            case BuilderDeclaration builder:
                BuilderWriter.WriteMembers(writer, builder, settings);
                break;
            case ModelDeclaration model:
                ModelWriter.WriteMembers(writer, model);
                break;
            case QueryDeclaration query:
                QueryWriter.WriteMembers(writer, query);
                break;
        }

        foreach (TypeDeclaration nested in type.Nested.OrderBy(n => n.Name, CodeOrder.CulturalIgnoreCase))
        {
            Write(writer, nested, settings);
        }

        writer.Close();
    }

    public static string Access(GenerationSettings settings) => settings.TypeAccessModifier.ToLowerInvariant();

    private static string Derivation(TypeDeclaration type)
    {
        switch (type)
        {
            case BuilderDeclaration:
                return ": BaseRequestBuilder";
            case ModelDeclaration model:
                string?[] parts =
                [
                    model.IsError ? "ApiException" : model.Base is { } parent ? TypeText.Of(parent) : null,
                    model.HasAdditionalData ? "IAdditionalDataHolder" : null,
                    model.Composition is null ? null : "IComposedTypeWrapper",
                    "IParsable",
                ];
                return ": " + string.Join(", ", parts.Where(p => p is not null));
            default:
                // No base leaves the space before it, as Kiota does.
                return string.Empty;
        }
    }
}
