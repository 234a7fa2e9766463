namespace Clients.WizChat.ConfigAsCode.Text;

/// <summary>
/// A JSON value that keeps the text of each scalar and name, and the order of everything: what <c>JsonNode</c> and the generated
/// models do not (escapes, <c>1.0</c>, numbers beyond decimal, nulls of declared properties). Immutable, so parts are shared freely.
/// </summary>
internal abstract class TextNode
{
    /// <summary>Nesting beyond which a document is refused.</summary>
    public const int MaxDepth = 64;

    /// <summary>Bytes or characters beyond which a document is refused: 32 MiB.</summary>
    public const int MaxLength = 32 * 1024 * 1024;

    public static readonly TextScalar Null = new("null");

    /// <summary>The value of an object's property, or null when this is no object or lacks it.</summary>
    public TextNode? this[string name] => (this as TextObject)?.Find(name);
}
