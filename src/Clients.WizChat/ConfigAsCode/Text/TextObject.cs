namespace Clients.WizChat.ConfigAsCode.Text;

/// <summary>An object; no two properties share a name, because the reader refuses such text.</summary>
internal sealed class TextObject(IReadOnlyList<TextProperty> properties) : TextNode
{
    private Dictionary<string, TextNode>? _index;

    public IReadOnlyList<TextProperty> Properties => properties;

    public TextNode? Find(string name) => Index().GetValueOrDefault(name);

    /// <summary>The object with a property replaced in its place, or added at the end.</summary>
    public TextObject With(string name, TextNode value) => Find(name) is null
        ? new TextObject([.. properties, TextProperty.Named(name, value)])
        : new TextObject([.. properties.Select(property => property.Name == name ? property.With(value) : property)]);

    public TextObject Without(string name) => Find(name) is null ? this : new TextObject([.. properties.Where(property => property.Name != name)]);

    private Dictionary<string, TextNode> Index()
    {
        if (_index is null)
        {
            var index = new Dictionary<string, TextNode>(properties.Count, StringComparer.Ordinal);
            foreach (var property in properties)
            {
                index[property.Name] = property.Value;
            }

            _index = index;
        }

        return _index;
    }
}
