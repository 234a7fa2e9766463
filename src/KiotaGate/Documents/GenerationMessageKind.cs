namespace Clients.Kiota.Generator;

/// <summary>The kinds of trouble a document or a setting can give.</summary>
public enum GenerationMessageKind
{
    /// <summary>Worth knowing; generation went on.</summary>
    Warning,

    /// <summary>The document is not well-formed, or not an OpenAPI document.</summary>
    Malformed,

    /// <summary>A reference leads nowhere, or out of the document.</summary>
    Unresolvable,

    /// <summary>Valid perhaps, but not to be rendered exactly as Kiota would render it.</summary>
    Unsupported,
}
