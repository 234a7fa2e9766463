using System.Text;

namespace Clients.WizChat.ConfigAsCode.Text;

/// <summary><see cref="TextNode"/> to JSON text, every scalar and name as it was read.</summary>
internal sealed class JsonTextWriter(bool indented)
{
    private readonly StringBuilder _text = new();

    public static string Write(TextNode node, bool indented = false)
    {
        var writer = new JsonTextWriter(indented);
        writer.Append(node, 0);
        return writer._text.ToString();
    }

    private void Append(TextNode node, int depth)
    {
        switch (node)
        {
            case TextScalar scalar:
                _text.Append(scalar.Raw);
                break;
            case TextArray { Items.Count: 0 }:
                _text.Append("[]");
                break;
            case TextArray array:
                _text.Append('[');
                for (var i = 0; i < array.Items.Count; i++)
                {
                    Separate(i, depth + 1);
                    Append(array.Items[i], depth + 1);
                }

                Break(depth);
                _text.Append(']');
                break;
            case TextObject { Properties.Count: 0 }:
                _text.Append("{}");
                break;
            case TextObject map:
                _text.Append('{');
                for (var i = 0; i < map.Properties.Count; i++)
                {
                    Separate(i, depth + 1);
                    _text.Append(map.Properties[i].RawName).Append(indented ? ": " : ":");
                    Append(map.Properties[i].Value, depth + 1);
                }

                Break(depth);
                _text.Append('}');
                break;
        }
    }

    private void Separate(int index, int depth)
    {
        if (index > 0)
        {
            _text.Append(',');
        }

        Break(depth);
    }

    private void Break(int depth)
    {
        if (indented)
        {
            _text.Append('\n').Append(' ', depth * 2);
        }
    }
}
