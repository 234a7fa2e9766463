using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Naming;

namespace Clients.Kiota.Generator.Writing;

/// <summary>Types as C# writes them.</summary>
internal static class TypeText
{
    /// <summary>A declared type in full, from <c>global::</c> on.</summary>
    public static string Of(TypeDeclaration declaration)
        => declaration.Outer is { } outer
            ? $"{Of(outer)}.{SymbolName.UpperFirst(declaration.Name)}"
            : $"global::{declaration.Namespace.Name}.{SymbolName.UpperFirst(declaration.Name)}";

    /// <summary>The type with its collection; value types nullable where the use allows it.</summary>
    public static string Of(TypeUse use) => Collect(use, Element(use));

    /// <summary>The type of one element, nullable where it is a value type and the use allows it.</summary>
    public static string Element(TypeUse use)
        => use.IsNullable && (use.IsEnum || use.Primitive?.IsValueType == true) ? Bare(use) + "?" : Bare(use);

    /// <summary>The type of one element, never nullable.</summary>
    public static string Bare(TypeUse use) => use.Declaration is { } declaration ? Of(declaration) : use.Primitive!.CSharp;

    /// <summary>The type as documentation refers to it.</summary>
    public static string Reference(TypeUse use) => Reference(Collect(use, Bare(use)));

    public static string Reference(TypeDeclaration declaration) => Reference(Of(declaration));

    public static string Reference(string type) => type.EndsWith('>') ? XmlText.Escape(type) : $"<see cref=\"{type}\"/>";

    private static string Collect(TypeUse use, string element) => use.Collection switch
    {
        CollectionKind.List => $"List<{element}>",
        CollectionKind.Array => element + "[]",
        _ => element,
    };
}
