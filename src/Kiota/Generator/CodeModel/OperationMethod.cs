namespace Clients.Kiota.Generator.CodeModel;

/// <summary>One operation: the method that sends the request, and the one that only describes it.</summary>
internal sealed class OperationMethod
{
    /// <summary>The HTTP verb with its first letter in upper case.</summary>
    public required string Verb { get; init; }

    /// <summary>Documentation of the sending method; null when there is none.</summary>
    public string? Description { get; init; }

    public DocumentationLink? Link { get; init; }

    /// <summary>Documentation of the describing method; may be empty where the other falls back to the summary.</summary>
    public string? GeneratorDescription { get; init; }

    public string? Deprecation { get; init; }

    /// <summary>What is returned; null for nothing.</summary>
    public TypeUse? ReturnType { get; set; }

    public RequestBody? Body { get; set; }

    public QueryDeclaration? Query { get; init; }

    /// <summary>The Accept header; empty for none.</summary>
    public string Accept { get; init; } = string.Empty;

    /// <summary>The template of this operation where it needs more parameters than its siblings; null for the builder's own.</summary>
    public string? UrlTemplate { get; init; }

    /// <summary>Upper-case status codes (or 4XX, 5XX, XXX) and the class thrown for each.</summary>
    public Dictionary<string, ModelDeclaration> Errors { get; } = new(StringComparer.Ordinal);

    /// <summary>Types that travel only as parts of a multipart body, and so must be kept.</summary>
    public List<TypeUse> PartTypes { get; } = [];
}
