using System.Text;
using System.Text.Json.Nodes;
using Clients.WizChat.ConfigAsCode.Json;

namespace Clients.WizChat.ConfigAsCode.Yaml;

/// <summary>Writes a JSON value as block-style YAML that <see cref="YamlReader"/> and other YAML 1.2 readers read back as the same value.</summary>
internal sealed class YamlWriter
{
    // YAML gives up on a "name: value" whose name is longer than 1024 characters; longer ones take the explicit form.
    private const int MaxSimpleKey = 1000;
    private readonly StringBuilder _text = new();

    public static string Write(JsonNode? node)
    {
        var writer = new YamlWriter();
        writer.AppendBlock(node, 0);
        return writer._text.ToString();
    }

    /// <summary>Writes a value where the cursor stands at <paramref name="indent"/> on a fresh line or after a dash.</summary>
    private void AppendBlock(JsonNode? node, int indent)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } map:
                var isFirst = true;
                foreach (var (name, value) in map)
                {
                    Indent(isFirst, indent);
                    AppendProperty(name, value, indent);
                    isFirst = false;
                }

                break;
            case JsonArray { Count: > 0 } array:
                for (var i = 0; i < array.Count; i++)
                {
                    Indent(i == 0, indent);
                    _text.Append("- ");
                    AppendBlock(array[i], indent + 2);
                }

                break;
            default:
                AppendInline(node, indent);
                break;
        }
    }

    private void AppendProperty(string name, JsonNode? value, int indent)
    {
        // Escapes make a name longer, at most six times.
        if (name.Length > MaxSimpleKey / 6)
        {
            _text.Append("? ");
            YamlString.Append(_text, name);
            _text.Append('\n').Append(' ', indent);
        }
        else
        {
            YamlString.Append(_text, name);
        }

        _text.Append(':');
        if (value is JsonObject { Count: > 0 } or JsonArray { Count: > 0 })
        {
            _text.Append('\n').Append(' ', indent + 2);
            AppendBlock(value, indent + 2);
        }
        else
        {
            _text.Append(' ');
            AppendInline(value, indent + 2);
        }
    }

    private void AppendInline(JsonNode? node, int indent)
    {
        if (node.AsString() is not { } text)
        {
            _text.Append(node is JsonArray ? "[]" : node is JsonObject ? "{}" : node.AsRawText() ?? "null").Append('\n');
        }
        else if (YamlString.CanBeLiteral(text))
        {
            YamlString.AppendLiteral(_text, text, Math.Max(indent, 2));
        }
        else
        {
            YamlString.Append(_text, text);
            _text.Append('\n');
        }
    }

    private void Indent(bool isFirst, int indent)
    {
        if (!isFirst)
        {
            _text.Append(' ', indent);
        }
    }
}
