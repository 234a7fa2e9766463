using System.Text.Json;
using System.Text.Json.Nodes;
using KiotaGate.Documents;
using KiotaGate.Lock;

namespace KiotaGate.Tool;

/// <summary>Copies the files of the repository that a document refers to, so that Kiota finds them beside its copy.</summary>
internal static class OtherFiles
{
    private const int MostFiles = 1000;
    private const long MostBytes = 64 * 1024 * 1024;

    /// <summary>Copies every file that the document refers to, and that those files refer to.</summary>
    /// <param name="layout">The repository. Files outside it, and links, are not copied.</param>
    /// <param name="location">The document's path in it.</param>
    /// <param name="root">The document.</param>
    /// <param name="target">The folder that stands for the repository's root.</param>
    public static void Copy(RepositoryLayout layout, string location, JsonObject? root, string target)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { location };
        var pending = new Queue<(string Location, JsonNode? Node)>([(location, root)]);
        var bytes = 0L;
        while (pending.TryDequeue(out var next) && seen.Count < MostFiles)
        {
            foreach (var path in References(next.Node).SelectMany(reference => Candidates(next.Location, reference)).Where(seen.Add))
            {
                var source = layout.Absolute(path);
                if (!File.Exists(source) || layout.LinkOn(path) is not null || (bytes += new FileInfo(source).Length) > MostBytes)
                {
                    continue;
                }

                var content = File.ReadAllBytes(source);
                var copy = Path.Combine(target, path.Replace('/', Path.DirectorySeparatorChar));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.WriteAllBytes(copy, content);
                pending.Enqueue((path, DocumentCheck.Run(content, path, allowsOtherFiles: true).Root));
            }
        }
    }

    // Kiota 1.38.0 looks in the folder above the document's. Later versions may look beside it, as the standard says.
    private static IEnumerable<string> Candidates(string location, string reference)
    {
        var folders = location.Split('/')[..^1];
        foreach (var start in new[] { folders, folders.Length > 0 ? folders[..^1] : folders })
        {
            var parts = new List<string>(start);
            foreach (var part in reference.Split('#')[0].Split('/'))
            {
                if (part == ".." && parts.Count > 0)
                {
                    parts.RemoveAt(parts.Count - 1);
                }
                else if (part != ".")
                {
                    parts.Add(part);
                }
            }

            var path = string.Join('/', parts);
            if (RepositoryLayout.IsPlain(path))
            {
                yield return path;
            }
        }
    }

    private static IEnumerable<string> References(JsonNode? start)
    {
        var pending = new Stack<JsonNode?>([start]);
        while (pending.TryPop(out var node))
        {
            foreach (var (name, child) in node as JsonObject ?? [])
            {
                if (name == "$ref" && child is JsonValue value && value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is var reference && !reference.StartsWith('#'))
                {
                    yield return reference;
                }

                pending.Push(child);
            }

            foreach (var child in node as JsonArray ?? [])
            {
                pending.Push(child);
            }
        }
    }
}
