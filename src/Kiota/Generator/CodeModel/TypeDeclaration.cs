namespace Clients.Kiota.Generator.CodeModel;

/// <summary>A class or enum to be written.</summary>
internal abstract class TypeDeclaration
{
    /// <summary>The name, written with its first letter in upper case.</summary>
    public required string Name { get; set; }

    /// <summary>Where it is declared; for a nested type where its outermost class is.</summary>
    public required CodeNamespace Namespace { get; set; }

    /// <summary>The class it is nested in; null for types that have a file of their own.</summary>
    public TypeDeclaration? Outer { get; init; }

    public string? Description { get; set; }

    public DocumentationLink? Link { get; init; }

    /// <summary>The text of the Obsolete attribute; null when not deprecated.</summary>
    public string? Deprecation { get; init; }

    /// <summary>Types whose namespaces this one imports, the first met of each namespace.</summary>
    public List<TypeDeclaration> Imports { get; } = [];

    /// <summary>Types nested in this one, which share its file.</summary>
    public List<TypeDeclaration> Nested { get; } = [];
}
