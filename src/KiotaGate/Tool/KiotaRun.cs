using System.Globalization;
using System.Text;
using System.Text.Json;
using KiotaGate.Documents;
using KiotaGate.Files;
using KiotaGate.Lock;

namespace KiotaGate.Tool;

/// <summary>
/// Generates clients with one Kiota process into a temporary folder, and checks what came of it. Kiota's exit code and its
/// "completed successfully" say little, so a client counts only with a root class and a hash.
/// </summary>
/// <param name="layout">The repository.</param>
/// <param name="tool">Runs Kiota.</param>
/// <param name="version">The Kiota that is pinned.</param>
/// <param name="work">Where to generate.</param>
internal sealed class KiotaRun(RepositoryLayout layout, KiotaTool tool, string version, WorkFolder work)
{
    private const string OutputFolder = "out";
    private const string InputFolder = "in";

    private int _rounds;

    /// <summary>Generates clients. Nothing outside the temporary folder is touched.</summary>
    /// <param name="inputs">The clients and their documents.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>What Kiota made of each, in the same order.</returns>
    /// <exception cref="GateException">Kiota is missing, of another version, or does not end.</exception>
    public async Task<IReadOnlyList<KiotaOutput>> GenerateAsync(IReadOnlyList<KiotaInput> inputs, CancellationToken cancellationToken)
    {
        if (inputs.Count == 0)
        {
            return [];
        }

        // Without parallel work Kiota's output depends on nothing but its input.
        var outputs = (await RunAsync(inputs, parallel: false, cancellationToken).ConfigureAwait(false)).ToList();

        // Some documents, such as OpenAI's, make Kiota crash unless it works in parallel, and one crash can take others along.
        for (var i = 0; i < inputs.Count; i++)
        {
            if (outputs[i].Tree is null && (await RunAsync([inputs[i]], parallel: true, cancellationToken).ConfigureAwait(false))[0] is { } again)
            {
                outputs[i] = again;
            }
        }

        return outputs;
    }

    /// <summary>
    /// Generates clients from documents whose paths stand in reverse order. What that changes depends on which of two paths Kiota
    /// happens to finish first, when it works in parallel.
    /// </summary>
    /// <param name="inputs">The clients and their documents.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public Task<IReadOnlyList<KiotaOutput>> GenerateReversedAsync(IEnumerable<KiotaInput> inputs, CancellationToken cancellationToken) =>
        GenerateAsync([.. inputs.Select(input => input with { Document = PathOrder.Reverse(input.Document, input.Client.DescriptionLocation) })], cancellationToken);

    private async Task<IReadOnlyList<KiotaOutput>> RunAsync(IReadOnlyList<KiotaInput> inputs, bool parallel, CancellationToken cancellationToken)
    {
        var round = work.Folder($"round-{_rounds++}");
        var folders = inputs.Select((input, index) => Prepare(input, Path.Combine(round, index.ToString(CultureInfo.InvariantCulture)))).ToList();
        var (code, text) = await tool.UpdateAsync(round, work.Folder("tmp"), parallel, cancellationToken).ConfigureAwait(false);
        return [.. inputs.Zip(folders, (input, folder) => Read(input, folder, code, text, alone: inputs.Count == 1))];
    }

    // The document keeps its place relative to the files that it refers to.
    private string Prepare(KiotaInput input, string folder)
    {
        var client = input.Client;
        var document = Path.Combine(folder, InputFolder, client.DescriptionLocation);
        Directory.CreateDirectory(Path.GetDirectoryName(document)!);
        File.WriteAllBytes(document, input.Document.Span);
        if (client.Options.AllowedExternalOrigins.Count > 0)
        {
            OtherFiles.Copy(layout, client.DescriptionLocation, input.Check.Root, Path.Combine(folder, InputFolder));
        }

        var output = Path.Combine(folder, OutputFolder);
        Directory.CreateDirectory(output);
        var kiotaLock = LockWriter.WriteKiotaLock($"../{InputFolder}/{client.DescriptionLocation}", version, client.Options);
        File.WriteAllBytes(Path.Combine(output, RepositoryLock.FileName), kiotaLock);
        return folder;
    }

    private KiotaOutput Read(KiotaInput input, string folder, int code, string text, bool alone)
    {
        var output = Path.Combine(folder, OutputFolder);
        var log = Take(Path.Combine(output, KiotaLog.FileName));
        var (hash, writtenBy) = ReadKiotaLock(Take(Path.Combine(output, RepositoryLock.FileName)));
        if (writtenBy.Length > 0 && hash.Length > 0 && writtenBy != version)
        {
            throw new GateException($"dotnet kiota runs Kiota {writtenBy}, but .config/dotnet-tools.json pins {version}. Run: dotnet tool restore");
        }

        LineEnds.Normalize(output);
        string? unsafeText = null;
        var tree = FileTree.Read(output, (path, content) => unsafeText ??= LineEnds.Stray(content.Span) is { } character ? $"{path} ({character})" : null);
        var warnings = input.Check.Locate(KiotaLog.Warnings(log));
        var root = $"{input.Client.Options.ClientClassName}.cs";
        if (hash.Length == 0 || !tree.Files.ContainsKey(root))
        {
            var reason = KiotaLog.Failure(log) ?? (alone || code == 0 ? KiotaLog.Failure(text) : null) ?? $"it wrote no {root} and ended with exit code {code}";
            return new KiotaOutput(null, "", Explain(input, reason.Replace(new Uri(Path.Combine(folder, InputFolder)).AbsoluteUri + "/", "", StringComparison.Ordinal)), warnings);
        }

        return (unsafeText ?? tree.Links.Concat(tree.Files.Keys.Where(path => !RepositoryLayout.IsPlain(path))).FirstOrDefault()) is { } danger
            ? new KiotaOutput(null, "", [new DocumentProblem($"a text in it leads to code that is not safe: {danger}. Remove control characters and line separators from the document.")], warnings)
            : new KiotaOutput(tree, hash, [], warnings);
    }

    private static List<DocumentProblem> Explain(KiotaInput input, string reason)
    {
        var suspects = input.Check.Locate(input.Check.Suspects);
        return suspects.Count > 0
            ? suspects
            : [new DocumentProblem($"Kiota makes no client from it: {reason.TrimEnd('.')}.")];
    }

    // Kiota leaves its own lock and log in the output folder. They are not part of the client.
    private static string Take(string path)
    {
        if (!File.Exists(path))
        {
            return "";
        }

        var text = File.ReadAllText(path);
        File.Delete(path);
        return text;
    }

    private static (string Hash, string Version) ReadKiotaLock(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text.Length == 0 ? "{}" : text);
            string Member(string name) => json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
            return (Member("descriptionHash"), Member("kiotaVersion"));
        }
        catch (JsonException)
        {
            return ("", "");
        }
    }
}
