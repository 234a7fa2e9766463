using System.Text;
using Clients.WizChat.ConfigAsCode.Text;

namespace Clients.WizChat.ConfigAsCode.Yaml;

/// <summary><see cref="TextNode"/> to block-style YAML that <see cref="YamlTextReader"/> and other YAML 1.2 readers read back as the same values.</summary>
internal sealed class YamlTextWriter
{
    // YAML gives up on a "name: value" whose name is longer than 1024 characters; longer ones take the explicit form.
    private const int MaxSimpleKey = 1000;
    private readonly StringBuilder _text = new();

    public static string Write(TextNode node)
    {
        var writer = new YamlTextWriter();
        writer.AppendBlock(node, 0);
        return writer._text.ToString();
    }

    /// <summary>Writes a value where the cursor stands at <paramref name="indent"/> on a fresh line or after a dash.</summary>
    private void AppendBlock(TextNode node, int indent)
    {
        switch (node)
        {
            case TextObject { Properties.Count: > 0 } map:
                for (var i = 0; i < map.Properties.Count; i++)
                {
                    Indent(i, indent);
                    AppendProperty(map.Properties[i], indent);
                }

                break;
            case TextArray { Items.Count: > 0 } array:
                for (var i = 0; i < array.Items.Count; i++)
                {
                    Indent(i, indent);
                    _text.Append("- ");
                    AppendBlock(array.Items[i], indent + 2);
                }

                break;
            default:
                AppendInline(node, indent);
                break;
        }
    }

    private void AppendProperty(TextProperty property, int indent)
    {
        // Escapes make a name longer, at most six times.
        if (property.RawName.Length > MaxSimpleKey / 6)
        {
            _text.Append("? ");
            AppendLine(property.RawName);
            _text.Append('\n').Append(' ', indent);
        }
        else
        {
            AppendLine(property.RawName);
        }

        _text.Append(':');
        if (property.Value is TextObject { Properties.Count: > 0 } or TextArray { Items.Count: > 0 })
        {
            _text.Append('\n').Append(' ', indent + 2);
            AppendBlock(property.Value, indent + 2);
        }
        else
        {
            _text.Append(' ');
            AppendInline(property.Value, indent + 2);
        }
    }

    private void AppendInline(TextNode node, int indent)
    {
        switch (node)
        {
            case TextScalar { IsString: true } text:
                AppendString(text.Raw, indent);
                break;
            case TextScalar scalar:
                _text.Append(scalar.Raw).Append('\n');
                break;
            default:
                _text.Append(node is TextArray ? "[]\n" : "{}\n");
                break;
        }
    }

    private void AppendString(string raw, int indent)
    {
        if (raw.Contains('\\') && Characters(raw) is var value && YamlString.CanBeLiteral(value))
        {
            YamlString.AppendLiteral(_text, value, Math.Max(indent, 2));
        }
        else
        {
            AppendLine(raw);
            _text.Append('\n');
        }
    }

    private void AppendLine(string raw)
    {
        // Most literals hold no escape, and are copied from where they are.
        var value = raw.Contains('\\') ? Characters(raw) : raw.AsSpan(1, raw.Length - 2);
        if (YamlScalar.IsPlainString(value))
        {
            _text.Append(value);
        }
        else
        {
            YamlString.AppendQuoted(_text, value);
        }
    }

    private static string Characters(string raw) => JsonString.TryDecode(raw, out var value)
        ? value
        : throw new ConfigFormatException($"The string {raw} holds half of a surrogate pair, which YAML cannot write; use JSON.");

    private void Indent(int index, int indent)
    {
        if (index > 0)
        {
            _text.Append(' ', indent);
        }
    }
}
