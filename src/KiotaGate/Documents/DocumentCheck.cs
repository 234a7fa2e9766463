using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace KiotaGate.Documents;

/// <summary>
/// Checks a document before Kiota sees it. Kiota answers "completed successfully" to many documents that it makes no client from.
/// </summary>
/// <remarks>
/// A document that Kiota renders must never be refused, so an error is only what Kiota never renders, and a reference that leads nowhere
/// or out of the document. Everything else that looks wrong is a suspect: it explains a failure of Kiota, and is forgotten when Kiota succeeds.
/// </remarks>
internal sealed class DocumentCheck
{
    private readonly OpenApiText? _text;

    private DocumentCheck(OpenApiText? text, IReadOnlyList<DocumentProblem> errors, IReadOnlyList<DocumentProblem> suspects, IReadOnlyList<DocumentProblem> warnings)
    {
        _text = text;
        Errors = Locate(errors);
        Suspects = suspects;
        Warnings = Locate(warnings);
    }

    /// <summary>Why Kiota is not given the document; empty for most documents.</summary>
    public IReadOnlyList<DocumentProblem> Errors { get; }

    /// <summary>What may be the reason if Kiota fails on the document. Not located yet: see <see cref="Locate"/>.</summary>
    public IReadOnlyList<DocumentProblem> Suspects { get; }

    /// <summary>What Kiota renders otherwise than the document says.</summary>
    public IReadOnlyList<DocumentProblem> Warnings { get; }

    /// <summary>The parsed document; null when the text cannot be read.</summary>
    public JsonObject? Root => _text?.Root;

    /// <summary>Whether the document is YAML.</summary>
    public bool IsYaml => _text?.IsYaml ?? false;

    /// <summary>Checks a document.</summary>
    /// <param name="bytes">The file's bytes.</param>
    /// <param name="name">The document's name in messages.</param>
    /// <param name="allowsOtherFiles">Whether the lock allows references to other files.</param>
    public static DocumentCheck Run(ReadOnlyMemory<byte> bytes, string name, bool allowsOtherFiles)
    {
        var (errors, suspects, warnings) = (new List<DocumentProblem>(), new List<DocumentProblem>(), new List<DocumentProblem>());
        try
        {
            var text = OpenApiText.Read(bytes, name);
            CheckRoot(text.Root, name, errors);
            if (errors.Count == 0)
            {
                ReferenceCheck.Collect(text.Root, allowsOtherFiles, errors, suspects, warnings);
                StructureCheck.Collect(text.Root, suspects);
                PathCheck.Collect(text.Root, suspects);
            }

            return new DocumentCheck(text, errors, suspects, warnings);
        }
        catch (DocumentException e)
        {
            return new DocumentCheck(null, e.Problems, [], []);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // JSON text is decoded only when it is looked at, so half of a surrogate pair is found here.
            return new DocumentCheck(null, [new DocumentProblem($"{name} contains text that is not Unicode: {e.Message}")], [], []);
        }
    }

    /// <summary>Adds lines to problems of this document.</summary>
    public List<DocumentProblem> Locate(IEnumerable<DocumentProblem> problems) =>
        _text is null ? [.. problems] : SourcePositions.Locate(_text.Utf8, _text.IsYaml, problems);

    private static void CheckRoot(JsonObject document, string name, List<DocumentProblem> errors)
    {
        var keyword = document.ContainsKey("openapi") ? "openapi" : "swagger";
        var version = document[keyword];
        if (StructureCheck.IsNull(version))
        {
            errors.Add(new DocumentProblem($"{name} has no OpenAPI version. An OpenAPI document starts with 'openapi: 3.0.3' or the like.", "#"));
            return;
        }

        var text = version is JsonValue ? version.ToString() : "";
        if (!(keyword == "openapi" ? text.StartsWith("3.", StringComparison.Ordinal) : text.StartsWith("2.", StringComparison.Ordinal)))
        {
            errors.Add(new DocumentProblem($"OpenAPI version '{(text.Length > 40 ? text[..40] + "…" : text)}' is not supported. Versions 2.0 and 3.0 to 3.2 are.", $"#/{keyword}"));
        }

        // Kiota renders a client without a single operation, and only prints a line about it. In YAML nothing at all reads as an empty text.
        if (document["paths"] is { } paths and not JsonObject && !StructureCheck.IsNull(paths) && paths.ToString().Length > 0)
        {
            errors.Add(new DocumentProblem($"'paths' must be an object, but is {StructureCheck.Describe(paths)}.", "#/paths"));
        }
    }
}
