using Clients.Kiota.Generator.CodeModel;

namespace Clients.Kiota.Generator.Writing;

/// <summary>The using directives of a file, sorted as whole lines.</summary>
internal static class Usings
{
    public static IEnumerable<string> OfEnum(EnumDeclaration type)
        => Sorted(type.Members.Count > 0 ? ["System", "System.Runtime.Serialization"] : ["System"]);

    public static IEnumerable<string> OfClass(TypeDeclaration type, GenerationSettings settings)
    {
        var namespaces = new List<string>();
        foreach (TypeDeclaration part in type.Nested.Prepend(type))
        {
            namespaces.AddRange(Fixed(part));
            namespaces.AddRange(part.Imports
                .Where(i => !i.Name.Equals(type.Name, StringComparison.OrdinalIgnoreCase))
                .Select(i => i.Namespace.Name));
        }

        if (type is BuilderDeclaration { IsRoot: true })
        {
            namespaces.AddRange(settings.Serializers.Concat(settings.Deserializers).Select(NamespaceOf).Where(n => n.Length > 0));
        }

        return Sorted(namespaces);
    }

    private static IEnumerable<string> Fixed(TypeDeclaration type)
    {
        yield return "System";
        yield return "System.Collections.Generic";
        switch (type)
        {
            case BuilderDeclaration builder:
                yield return "System.IO";
                yield return "System.Threading.Tasks";
                yield return "Microsoft.Kiota.Abstractions";
                yield return "Microsoft.Kiota.Abstractions.Extensions";
                if (builder.Operations.Count > 0)
                {
                    yield return "System.Threading";
                    yield return "Microsoft.Kiota.Abstractions.Serialization";
                }

                break;

            case ModelDeclaration model:
                yield return "System.IO";
                yield return "Microsoft.Kiota.Abstractions.Extensions";
                yield return "Microsoft.Kiota.Abstractions.Serialization";
                if (model.IsError || model.Properties.Any(p => NeedsAbstractions(p.Type)))
                {
                    yield return "Microsoft.Kiota.Abstractions";
                }

                break;

            case QueryDeclaration:
                yield return "Microsoft.Kiota.Abstractions";
                break;
        }
    }

    private static bool NeedsAbstractions(TypeUse type)
        => type.Primitive == Primitive.Date || type.Primitive == Primitive.Time;

    private static string NamespaceOf(string fullName)
    {
        int end = fullName.LastIndexOf('.');
        return end < 0 ? string.Empty : fullName[..end];
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> namespaces)
        => namespaces.Distinct(StringComparer.Ordinal).Select(n => $"using {n};").Order(StringComparer.Ordinal);
}
