using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Clients.Kiota.Generator.Loading;

/// <summary>Reads an OpenAPI document from JSON or YAML.</summary>
internal static class DocumentLoader
{
    private static readonly JsonDocumentOptions JsonOptions = new()
    {
        AllowDuplicateProperties = false,
        MaxDepth = 256,
    };

    /// <summary>The document and what the parser found odd about it.</summary>
    /// <exception cref="GenerationException">The text is no well-formed OpenAPI document.</exception>
    public static LoadedDocument Load(ReadOnlySpan<byte> utf8, string documentName, List<GenerationMessage> warnings)
    {
        JsonObject root = ReadObject(utf8, documentName, out bool isYaml, (document, errors) => ReferenceCheck.Collect(document, errors, warnings));
        Nullables.Spell(root);
        LibraryChanges.Undo(root);
        ReadResult result = Parse(root, documentName);
        foreach (OpenApiError finding in (result.Diagnostic?.Errors ?? []).Concat(result.Diagnostic?.Warnings ?? []))
        {
            warnings.Add(new GenerationMessage(GenerationMessageKind.Warning, finding.Message, finding.Pointer ?? string.Empty));
        }

        return result.Document is { } document
            ? new LoadedDocument(document, isYaml)
            : throw new GenerationException(GenerationMessageKind.Malformed, $"{documentName} is not an OpenAPI document.");
    }

    /// <summary>The document's nodes as they stand, without reading them as OpenAPI.</summary>
    /// <exception cref="GenerationException">The text is neither JSON nor YAML, or not an OpenAPI document.</exception>
    public static JsonObject LoadNodes(ReadOnlySpan<byte> utf8, string documentName) => ReadObject(utf8, documentName, out _, (_, _) => { });

    private static JsonObject ReadObject(
        ReadOnlySpan<byte> utf8, string documentName, out bool isYaml, Action<JsonObject, List<GenerationMessage>> check)
    {
        var errors = new List<GenerationMessage>();
        ReadOnlySpan<byte> text = DocumentText.Require(utf8, documentName);
        try
        {
            JsonObject root = DocumentStructure.Check(ReadNodes(text, documentName, out isYaml), documentName, errors);
            check(root, errors);
            return errors.Count == 0 ? root : throw new GenerationException(errors);
        }
        catch (InvalidOperationException e)
        {
            // Text is decoded when it is first looked at: half of a surrogate pair comes out only now.
            throw new GenerationException(GenerationMessageKind.Malformed, $"{documentName} holds text that is no Unicode: {e.Message}");
        }
    }

    private static ReadResult Parse(JsonObject root, string documentName)
    {
        // Rule sets only warn, and Kiota goes on whatever they say: not running them halves the time to load.
        var settings = new OpenApiReaderSettings { LoadExternalRefs = false, RuleSet = new ValidationRuleSet() };
        try
        {
            return new OpenApiJsonReader().Read(root, new Uri("file:///" + Uri.EscapeDataString(documentName)), settings);
        }
        catch (Exception e) when (e is not (GenerationException or OutOfMemoryException))
        {
            string pointer = (e as OpenApiException)?.Pointer ?? string.Empty;
            throw new GenerationException([new(GenerationMessageKind.Malformed, $"{documentName} cannot be read as an OpenAPI document: {e.Message}", pointer)]);
        }
    }

    private static JsonNode ReadNodes(ReadOnlySpan<byte> utf8, string documentName, out bool isYaml)
    {
        int start = utf8.IndexOfAnyExcept(" \t\r\n"u8);
        if (start < 0)
        {
            throw new GenerationException(GenerationMessageKind.Malformed, $"{documentName} is empty.");
        }

        isYaml = utf8[start] is not ((byte)'{' or (byte)'[');
        if (isYaml)
        {
            return YamlNodes.Read(utf8, documentName);
        }

        try
        {
            return JsonNode.Parse(utf8, documentOptions: JsonOptions)!;
        }
        catch (JsonException e)
        {
            int? line = e.LineNumber is { } n ? (int)n + 1 : null;
            int? column = e.BytePositionInLine is { } p ? (int)p + 1 : null;
            throw new GenerationException([new(GenerationMessageKind.Malformed, $"{documentName} is not well-formed JSON: {Sentence(e.Message)}", Line: line, Column: column)]);
        }
    }

    /// <summary>The parser's message without the position, which is given apart.</summary>
    private static string Sentence(string message)
    {
        int end = message.IndexOf(" Path: ", StringComparison.Ordinal);
        end = end < 0 ? message.IndexOf(" LineNumber: ", StringComparison.Ordinal) : end;
        return end < 0 ? message : message[..end];
    }
}
