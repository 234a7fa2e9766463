using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Clients.WizChat.ConfigAsCode.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Clients.WizChat.ConfigAsCode.Yaml;

/// <summary>
/// Reads the part of YAML that means one JSON value, by writing it as JSON text and reading that. Comments are skipped, aliases are resolved within
/// bounds; merge keys, custom tags, several documents and names used twice are refused, never guessed.
/// </summary>
internal sealed class YamlReader
{
    /// <summary>Bytes that aliases may add to any document. A longer document may grow by its own length.</summary>
    private const int MaxAliasedBytes = 256 * 1024;

    private readonly Parser _parser;
    private readonly int _length;
    private readonly ArrayBufferWriter<byte> _json;
    private readonly Dictionary<AnchorName, Target> _anchors = [];
    private int _values;
    private long _aliased;

    private YamlReader(string yaml)
    {
        _parser = new Parser(new Scanner(new StringReader(yaml), skipComments: true));
        _length = yaml.Length;
        _json = new ArrayBufferWriter<byte>(Math.Max(256, yaml.Length + (yaml.Length / 8)));
    }

    public static JsonNode? Read(string yaml)
    {
        JsonText.RequireLength(yaml.Length);
        // A byte order mark that survived decoding. Some editors write it.
        var reader = new YamlReader(yaml.StartsWith('\ufeff') ? yaml[1..] : yaml);
        try
        {
            reader.ReadStream();
        }
        catch (YamlException e)
        {
            throw new ConfigFormatException($"The text is not valid YAML. {e.Message}", line: e.Start.Line, inner: e);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // The parser throws these for some brackets that are not closed and for some tags. The last thing it understood is where to look.
            throw new ConfigFormatException(
                "The text is not valid YAML from here on: a bracket is not closed, or a tag is malformed.", line: reader._parser.Current?.Start.Line, inner: e);
        }

        return JsonText.Read(reader._json.WrittenSpan, int.MaxValue);
    }

    private void ReadStream()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            _json.Write("null"u8);
            return;
        }

        _parser.Consume<DocumentStart>();
        ReadNode(JsonPlace.Root, 0);
        _parser.Consume<DocumentEnd>();
        if (!_parser.Accept<StreamEnd>(out _))
        {
            throw Refuse(_parser.Current!, JsonPlace.Root, "The file contains several documents. Keep one configuration per file.");
        }
    }

    /// <returns>How many levels the value has: 0 for a scalar.</returns>
    private int ReadNode(JsonPlace place, int depth)
    {
        if (depth > JsonText.MaxDepth)
        {
            throw TooDeep(_parser.Current!, place);
        }

        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            return CopyTarget(alias, place, depth);
        }

        var start = _parser.Consume<NodeEvent>();
        var (from, valuesBefore) = (_json.WrittenCount, _values);
        CountValues(1, start);
        var levels = start switch
        {
            Scalar scalar => ReadScalar(scalar, place),
            SequenceStart sequence => ReadSequence(sequence, place, depth),
            MappingStart mapping => ReadMapping(mapping, place, depth),
            _ => throw Refuse(start, place, "This is not a value."),
        };
        if (!start.Anchor.IsEmpty)
        {
            _anchors[start.Anchor] = new Target(from, _json.WrittenCount - from, _values - valuesBefore, levels);
        }

        return levels;
    }

    /// <summary>Writes what an alias stands for: the text that its anchor has become.</summary>
    private int CopyTarget(AnchorAlias alias, JsonPlace place, int depth)
    {
        // An anchor is known only once its node has ended, so an alias within its own node is refused here too.
        if (!_anchors.TryGetValue(alias.Value, out var target))
        {
            throw Refuse(alias, place, $"The alias *{alias.Value} names no anchor before it.");
        }

        _aliased += target.Length;
        if (_aliased > Math.Max(MaxAliasedBytes, _length))
        {
            throw Refuse(alias, place, $"Aliases expand to more than {Math.Max(MaxAliasedBytes, _length)} bytes. Write the values out.");
        }

        if (depth + target.Levels > JsonText.MaxDepth)
        {
            throw TooDeep(alias, place);
        }

        CountValues(target.Values, alias);
        // The buffer may move when it grows, so the target is read after room was made.
        var room = _json.GetSpan(target.Length);
        _json.WrittenSpan.Slice(target.Start, target.Length).CopyTo(room);
        _json.Advance(target.Length);
        return target.Levels;
    }

    private int ReadScalar(Scalar scalar, JsonPlace place)
    {
        if (YamlScalar.Read(scalar, place) is { } notString)
        {
            Encoding.UTF8.GetBytes(notString, _json);
        }
        else
        {
            JsonString.Write(_json, scalar.Value);
        }

        return 0;
    }

    private int ReadSequence(SequenceStart start, JsonPlace place, int depth)
    {
        YamlScalar.RequireNoTag(start, "tag:yaml.org,2002:seq", place);
        var levels = 0;
        _json.Write("["u8);
        for (var count = 0; !_parser.TryConsume<SequenceEnd>(out _); count++)
        {
            Separate(count);
            levels = Math.Max(levels, ReadNode(new JsonPlace(place, count), depth + 1));
        }

        _json.Write("]"u8);
        return levels + 1;
    }

    private int ReadMapping(MappingStart start, JsonPlace place, int depth)
    {
        YamlScalar.RequireNoTag(start, "tag:yaml.org,2002:map", place);
        var levels = 0;
        var names = new HashSet<string>(StringComparer.Ordinal);
        _json.Write("{"u8);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            if (!_parser.TryConsume<Scalar>(out var key))
            {
                throw Refuse(_parser.Current!, place, "A name must be plain text; JSON knows no other.");
            }

            if (key is { Value: "<<", Style: ScalarStyle.Plain })
            {
                throw Refuse(key, place, "Merge keys (<<) are not supported. Write the names out.");
            }

            if (JsonString.HasLoneSurrogate(key.Value))
            {
                throw Refuse(key, place, "The name contains an unpaired surrogate. Write the character whole.");
            }

            Separate(names.Count);
            if (!names.Add(key.Value))
            {
                throw Refuse(key, place, $"The name \"{key.Value}\" is used twice. Keep one of them.");
            }

            JsonString.Write(_json, key.Value);
            _json.Write(":"u8);
            levels = Math.Max(levels, ReadNode(new JsonPlace(place, key.Value), depth + 1));
        }

        _json.Write("}"u8);
        return levels + 1;
    }

    private void Separate(int count)
    {
        if (count > 0)
        {
            _json.Write(","u8);
        }
    }

    private void CountValues(int count, ParsingEvent at)
    {
        _values += count;
        if (_values > JsonText.MaxValues)
        {
            throw JsonText.TooManyValues(at.Start.Line);
        }
    }

    private static ConfigFormatException TooDeep(ParsingEvent at, JsonPlace place) => Refuse(at, place, $"Nesting is deeper than {JsonText.MaxDepth} levels.");

    private static ConfigFormatException Refuse(ParsingEvent at, JsonPlace place, string message) => new(message, place.ToString(), at.Start.Line);

    /// <summary>The JSON text of an anchor.</summary>
    private readonly record struct Target(int Start, int Length, int Values, int Levels);
}
