using System.Text.RegularExpressions;

namespace SwarmContract;

/// <summary>Which operations the hand-written helpers send to, read from their sources: each names its operation as <c>SwarmOperations.Name</c>.</summary>
internal sealed partial class HelperSources
{
    private readonly Dictionary<string, string> _uses;

    private HelperSources(Dictionary<string, string> uses) => _uses = uses;

    /// <summary>Reads the sources of the client.</summary>
    /// <param name="folder">The client's project folder.</param>
    public static HelperSources Read(string folder)
    {
        var uses = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (!file.EndsWith(".g.cs", StringComparison.Ordinal) && !Path.GetRelativePath(folder, file).StartsWith("obj", StringComparison.Ordinal))
            {
                foreach (Match use in Use().Matches(File.ReadAllText(file)))
                {
                    uses.TryAdd(use.Groups["name"].Value, Path.GetFileName(file));
                }
            }
        }

        uses.Remove("All");
        return new HelperSources(uses);
    }

    /// <summary>One sentence for each helper whose operation is not in the document.</summary>
    public IEnumerable<string> WithoutOperation(SwarmDocument document)
    {
        var known = document.Operations.Select(operation => SwarmDocument.Name(operation.Method)).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, file) in _uses.Where(use => !known.Contains(use.Key)))
        {
            yield return $"the helper in {file} sends to {name}, which no operation has as its x-method. Restore the operation or remove the helper.";
        }

        if (!document.Operations.Any(operation => operation is { Category: "bootstrap", Method: "register" }))
        {
            yield return "RegisterAsync has no operation: none has the x-method register and the x-category bootstrap.";
        }
    }

    /// <summary>One sentence for each operation that no helper sends to.</summary>
    public IEnumerable<string> Missing(SwarmDocument document) =>
        from operation in document.Operations
        where operation.Category != "bootstrap" && !_uses.ContainsKey(SwarmDocument.Name(operation.Method))
        select $"the operation {operation.Path} ({operation.Method}) has no helper. Write one that sends to SwarmOperations.{SwarmDocument.Name(operation.Method)}.";

    [GeneratedRegex(@"\bSwarmOperations\.(?<name>\w+)")]
    private static partial Regex Use();
}
