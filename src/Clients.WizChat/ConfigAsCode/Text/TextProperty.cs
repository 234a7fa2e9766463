namespace Clients.WizChat.ConfigAsCode.Text;

/// <summary>A property of an object, its name also as written.</summary>
internal sealed class TextProperty(string rawName, TextNode value)
{
    private string? _name;

    /// <summary>The name with its quotes and escapes.</summary>
    public string RawName => rawName;

    public TextNode Value => value;

    /// <summary>The characters the name stands for.</summary>
    public string Name => _name ??= JsonString.Decode(rawName);

    public static TextProperty Named(string name, TextNode value) => new(JsonString.Encode(name), value);

    public TextProperty With(TextNode newValue) => ReferenceEquals(newValue, value) ? this : new TextProperty(rawName, newValue);
}
