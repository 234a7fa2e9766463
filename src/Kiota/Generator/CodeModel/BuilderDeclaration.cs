namespace Clients.Kiota.Generator.CodeModel;

/// <summary>A request builder: the class for one node of the URL tree; the root one is the client itself.</summary>
internal sealed class BuilderDeclaration : TypeDeclaration
{
    public bool IsRoot { get; init; }

    public string UrlTemplate { get; set; } = string.Empty;

    /// <summary>Builders of static children.</summary>
    public List<BuilderProperty> Children { get; } = [];

    public BuilderIndexer? Indexer { get; set; }

    /// <summary>Builders of children whose segment mixes text and parameters.</summary>
    public List<BuilderMethod> Methods { get; } = [];

    /// <summary>Parameters of this builder's own segment, when it mixes text and parameters.</summary>
    public IReadOnlyList<PathParameter> PathParameters { get; set; } = [];

    public List<OperationMethod> Operations { get; } = [];

    /// <summary>Text of the Obsolete attribute of WithUrl, set when every operation is deprecated.</summary>
    public string? WithUrlDeprecation { get; set; }

    /// <summary>The root's server address; null when the document names none.</summary>
    public string? BaseUrl { get; init; }
}
