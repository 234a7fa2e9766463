using System.Globalization;
using System.Text.Json;
using SharpYaml;
using SharpYaml.Serialization;

namespace KiotaGate.Documents;

/// <summary>Finds the lines of JSON pointers in a JSON or YAML text. Only problems need them, so nothing is kept while reading.</summary>
internal static class SourcePositions
{
    /// <summary>Adds line and column to problems that have a pointer but no line. A pointer to something absent gets the place of its nearest parent.</summary>
    /// <param name="text">The text that the pointers refer to, as UTF-8.</param>
    /// <param name="isYaml">Whether the text is YAML.</param>
    /// <param name="problems">The problems.</param>
    public static List<DocumentProblem> Locate(ReadOnlyMemory<byte> text, bool isYaml, IEnumerable<DocumentProblem> problems)
    {
        var list = problems.ToList();
        var wanted = list.Where(problem => problem.Line is null && problem.Pointer.Length > 0).Select(problem => Normalize(problem.Pointer)).ToHashSet(StringComparer.Ordinal);
        if (wanted.Count == 0)
        {
            return list;
        }

        foreach (var pointer in wanted.ToList())
        {
            for (var end = pointer.LastIndexOf('/'); end > 0; end = pointer.LastIndexOf('/', end - 1))
            {
                wanted.Add(pointer[..end]);
            }
        }

        var found = isYaml ? InYaml(text, wanted) : InJson(text.Span, wanted);
        return [.. list.Select(problem => problem.Line is null && Nearest(problem.Pointer, found) is { } place ? problem with { Line = place.Line, Column = place.Column } : problem)];
    }

    private static (int Line, int Column)? Nearest(string pointer, Dictionary<string, (int Line, int Column)> found)
    {
        for (var at = Normalize(pointer); at.Length > 0; at = at[..Math.Max(0, at.LastIndexOf('/'))])
        {
            if (found.TryGetValue(at, out var place))
            {
                return place;
            }
        }

        return pointer.Length == 0 ? null : (1, 1);
    }

    private static string Normalize(string pointer) => pointer.TrimStart('#');

    private static Dictionary<string, (int Line, int Column)> InJson(ReadOnlySpan<byte> utf8, HashSet<string> wanted)
    {
        var offsets = new List<(string Pointer, int Offset)>();
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 64 });
        try
        {
            reader.Read();
            VisitJson(ref reader, "", wanted, offsets);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Text that is not JSON, or not Unicode, has its place in its own problem.
        }

        // Offsets come in the order of the text, so each line break is counted once.
        var found = new Dictionary<string, (int, int)>(StringComparer.Ordinal);
        var (line, lineStart, counted) = (1, 0, 0);
        foreach (var (pointer, offset) in offsets)
        {
            var skipped = utf8[counted..offset];
            line += skipped.Count((byte)'\n');
            lineStart = skipped.LastIndexOf((byte)'\n') is var lineBreak and >= 0 ? counted + lineBreak + 1 : lineStart;
            counted = offset;
            found.TryAdd(pointer, (line, offset - lineStart + 1));
        }

        return found;
    }

    // Every parent of a wanted pointer is wanted too, so whatever is not wanted can be skipped.
    private static void VisitJson(ref Utf8JsonReader reader, string pointer, HashSet<string> wanted, List<(string Pointer, int Offset)> offsets)
    {
        var isArray = reader.TokenType == JsonTokenType.StartArray;
        if (!isArray && reader.TokenType != JsonTokenType.StartObject)
        {
            return;
        }

        for (var index = 0; reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray); index++)
        {
            var offset = (int)reader.TokenStartIndex;
            var child = JsonPointers.Append(pointer, isArray ? index.ToString(CultureInfo.InvariantCulture) : reader.GetString()!);
            if (!isArray)
            {
                reader.Read();
            }

            if (wanted.Contains(child))
            {
                offsets.Add((child, offset));
                VisitJson(ref reader, child, wanted, offsets);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static Dictionary<string, (int Line, int Column)> InYaml(ReadOnlyMemory<byte> utf8, HashSet<string> wanted)
    {
        var found = new Dictionary<string, (int, int)>(StringComparer.Ordinal);
        try
        {
            Visit(OpenApiText.ParseYaml(utf8)?.RootNode, "", 0);
        }
        catch (YamlException)
        {
            // Text that is not YAML has its place in its own problem.
        }

        return found;

        void Visit(YamlNode? node, string pointer, int depth)
        {
            // Aliases may form a cycle.
            if (depth > 64)
            {
                return;
            }

            if (node is YamlMappingNode mapping)
            {
                foreach (var (key, value) in mapping.Children)
                {
                    Enter(JsonPointers.Append(pointer, (key as YamlScalarNode)?.Value ?? ""), key.Start, value, depth);
                }
            }
            else if (node is YamlSequenceNode sequence)
            {
                for (var i = 0; i < sequence.Children.Count; i++)
                {
                    Enter($"{pointer}/{i.ToString(CultureInfo.InvariantCulture)}", sequence.Children[i].Start, sequence.Children[i], depth);
                }
            }
        }

        // Only the branches that lead to a wanted pointer are visited, so that aliases cannot multiply the work.
        void Enter(string pointer, Mark start, YamlNode value, int depth)
        {
            if (wanted.Contains(pointer) && found.TryAdd(pointer, (start.Line + 1, start.Column + 1)))
            {
                Visit(value, pointer, depth + 1);
            }
        }
    }
}
