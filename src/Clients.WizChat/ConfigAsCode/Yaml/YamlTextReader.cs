using Clients.WizChat.ConfigAsCode.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Clients.WizChat.ConfigAsCode.Yaml;

/// <summary>
/// YAML to <see cref="TextNode"/>: the part of YAML that means one JSON value. Comments are skipped, aliases are resolved within bounds;
/// merge keys, custom tags, several documents and names used twice are refused, never guessed.
/// </summary>
internal sealed class YamlTextReader
{
    /// <summary>Nodes that aliases may add; a billion laughs ends here.</summary>
    private const long MaxAliasedNodes = 100_000;

    private readonly Parser _parser;
    private readonly Dictionary<AnchorName, (TextNode Node, long Size)> _anchors = [];
    private long _aliased;

    private YamlTextReader(string yaml) => _parser = new Parser(new Scanner(new StringReader(yaml), skipComments: true));

    public static TextNode Read(string yaml)
    {
        if (yaml.Length > TextNode.MaxLength)
        {
            throw new ConfigFormatException($"The document has {yaml.Length} characters; at most {TextNode.MaxLength} are read.");
        }

        var reader = new YamlTextReader(yaml);
        try
        {
            return reader.ReadStream();
        }
        catch (YamlException e)
        {
            throw new ConfigFormatException($"The text is not valid YAML. {e.Message}", line: e.Start.Line, inner: e);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // What the parser throws over some brackets that are not closed and some tags; the last it understood is where to look.
            throw new ConfigFormatException("The text is not valid YAML from here on: a bracket is not closed, or a tag is malformed.", line: reader._parser.Current?.Start.Line, inner: e);
        }
    }

    private TextNode ReadStream()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            return TextNode.Null;
        }

        _parser.Consume<DocumentStart>();
        var root = ReadNode("", 0).Node;
        _parser.Consume<DocumentEnd>();
        return _parser.Accept<StreamEnd>(out _)
            ? root
            : throw Refuse(_parser.Current!, "", "The file holds several documents; keep one configuration per file.");
    }

    private (TextNode Node, long Size) ReadNode(string path, int depth)
    {
        if (depth > TextNode.MaxDepth)
        {
            throw Refuse(_parser.Current!, path, $"Nesting is deeper than {TextNode.MaxDepth} levels.");
        }

        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            return Resolve(alias, path);
        }

        var start = _parser.Consume<NodeEvent>();
        var read = start switch
        {
            Scalar scalar => (YamlScalar.Read(scalar, path), 1L),
            SequenceStart sequence => ReadSequence(sequence, path, depth),
            MappingStart mapping => ReadMapping(mapping, path, depth),
            _ => throw Refuse(start, path, "This is not a value."),
        };
        if (!start.Anchor.IsEmpty)
        {
            _anchors[start.Anchor] = read;
        }

        return read;
    }

    private (TextNode Node, long Size) Resolve(AnchorAlias alias, string path)
    {
        // An anchor is known only once its node has ended, so an alias inside its own node is refused here too.
        if (!_anchors.TryGetValue(alias.Value, out var target))
        {
            throw Refuse(alias, path, $"The alias *{alias.Value} names no anchor before it.");
        }

        _aliased += target.Size;
        return _aliased <= MaxAliasedNodes ? target : throw Refuse(alias, path, $"Aliases expand to more than {MaxAliasedNodes} values; write them out.");
    }

    private (TextNode Node, long Size) ReadSequence(SequenceStart start, string path, int depth)
    {
        YamlScalar.RequireNoTag(start, "tag:yaml.org,2002:seq", path);
        var items = new List<TextNode>();
        var size = 1L;
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            var (item, itemSize) = ReadNode($"{path}[{items.Count}]", depth + 1);
            items.Add(item);
            size += itemSize;
        }

        return (new TextArray(items), size);
    }

    private (TextNode Node, long Size) ReadMapping(MappingStart start, string path, int depth)
    {
        YamlScalar.RequireNoTag(start, "tag:yaml.org,2002:map", path);
        var properties = new List<TextProperty>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var size = 1L;
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            if (!_parser.TryConsume<Scalar>(out var key))
            {
                throw Refuse(_parser.Current!, path, "A name must be plain text; JSON knows no other.");
            }

            if (key is { Value: "<<", Style: ScalarStyle.Plain })
            {
                throw Refuse(key, path, "Merge keys (<<) are not supported; write the names out.");
            }

            if (!names.Add(key.Value))
            {
                throw Refuse(key, path, $"The name \"{key.Value}\" is used twice; keep one of them.");
            }

            var (value, valueSize) = ReadNode(path.Length == 0 ? key.Value : $"{path}.{key.Value}", depth + 1);
            properties.Add(TextProperty.Named(key.Value, value));
            size += valueSize;
        }

        return (new TextObject(properties), size);
    }

    private static ConfigFormatException Refuse(ParsingEvent at, string path, string message) => new(message, path, at.Start.Line);
}
