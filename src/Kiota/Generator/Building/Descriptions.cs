using System.Buffers;
using Clients.Kiota.Generator.CodeModel;
using Microsoft.OpenApi;

namespace Clients.Kiota.Generator.Building;

/// <summary>Prepares the document's texts for documentation comments.</summary>
internal static class Descriptions
{
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n\t\u0085\u2028\u2029");

    /// <summary>The text without anything that would end a line; null stays null.</summary>
    public static string? Clean(string? text)
    {
        if (string.IsNullOrEmpty(text) || !text.AsSpan().ContainsAny(LineEnds))
        {
            return text;
        }

        return string.Concat(text.Split('\r', '\n', '\t', '\u0085', '\u2028', '\u2029'));
    }

    /// <summary>The first of the texts that is not empty, cleaned.</summary>
    public static string? FirstOf(params ReadOnlySpan<string?> texts)
    {
        foreach (string? text in texts)
        {
            if (!string.IsNullOrEmpty(text))
            {
                return Clean(text);
            }
        }

        return null;
    }

    /// <summary>The link to further documentation; null unless it has both a label and an address.</summary>
    public static DocumentationLink? Link(OpenApiExternalDocs? docs)
        => docs is { Url: { } url, Description: { Length: > 0 } label } ? new DocumentationLink(label, url) : null;
}
