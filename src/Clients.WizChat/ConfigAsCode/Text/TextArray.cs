namespace Clients.WizChat.ConfigAsCode.Text;

/// <summary>An array.</summary>
internal sealed class TextArray(IReadOnlyList<TextNode> items) : TextNode
{
    public IReadOnlyList<TextNode> Items => items;
}
