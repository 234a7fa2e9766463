using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Clients.Kiota.Generator.Loading;

/// <summary>Reads YAML into the JSON nodes the OpenAPI parser works on.</summary>
internal static class YamlNodes
{
    // An alias bomb doubles with each level; no honest document comes near this many nodes.
    private const int MaximumNodes = 5_000_000;
    private const int MaximumDepth = 256;

    /// <exception cref="GenerationException">The text is not well-formed YAML.</exception>
    public static JsonNode Read(ReadOnlySpan<byte> utf8, string documentName)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new ShallowParser(new Parser(new StringReader(Encoding.UTF8.GetString(utf8))), MaximumDepth));
            int budget = MaximumNodes;
            return stream.Documents is [var document, ..]
                ? Convert(document.RootNode, 0, ref budget) ?? throw Malformed($"{documentName} is empty.", null)
                : throw Malformed($"{documentName} is empty.", null);
        }
        catch (YamlException e)
        {
            throw Malformed($"{documentName} is not well-formed YAML: {e.Message}", e.Start);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // What the parser throws, without a place, over some brackets that are not closed and some tags.
            throw Malformed($"{documentName} is not well-formed YAML: a bracket is not closed, or a tag is malformed.", null);
        }
    }

    private static JsonNode? Convert(YamlNode node, int depth, ref int budget)
    {
        if (--budget < 0 || depth > MaximumDepth)
        {
            throw Malformed("the document expands to more nodes, or nests deeper, than can be read.", node.Start);
        }

        switch (node)
        {
            case YamlMappingNode mapping:
                var result = new JsonObject();
                foreach ((YamlNode key, YamlNode value) in mapping.Children)
                {
                    string name = (key as YamlScalarNode)?.Value ?? throw Malformed("a key must be a scalar.", key.Start);
                    if (!result.TryAdd(name, Convert(value, depth + 1, ref budget)))
                    {
                        throw Malformed($"the key '{name}' occurs twice.", key.Start);
                    }
                }

                return result;

            case YamlSequenceNode sequence:
                var array = new JsonArray();
                foreach (YamlNode child in sequence.Children)
                {
                    array.Add(Convert(child, depth + 1, ref budget));
                }

                return array;

            default:
                return Scalar((YamlScalarNode)node);
        }
    }

    /// <summary>
    /// Plain scalars that read as a number, a boolean or null are such; numbers keep their decimal places. Null becomes the
    /// OpenAPI library's stand-in, as it does in the library's own YAML reader (which is why a null in an enum shows up there).
    /// </summary>
    private static JsonValue Scalar(YamlScalarNode scalar)
    {
        string text = scalar.Value ?? string.Empty;
        if (scalar.Style is not ScalarStyle.Plain)
        {
            return JsonValue.Create(text);
        }

        if (text is "" or "~" or "null" or "Null" or "NULL")
        {
            return (JsonValue)JsonNullSentinel.JsonNull.DeepClone();
        }

        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number))
        {
            return JsonValue.Create(number);
        }

        return bool.TryParse(text, out bool truth) ? JsonValue.Create(truth) : JsonValue.Create(text);
    }

    private static GenerationException Malformed(string text, Mark? mark)
        => new([new(GenerationMessageKind.Malformed, text, Line: mark is null ? null : (int)mark.Value.Line, Column: mark is null ? null : (int)mark.Value.Column)]);
}
