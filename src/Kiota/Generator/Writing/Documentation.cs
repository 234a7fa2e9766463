using Clients.Kiota.Generator.CodeModel;

namespace Clients.Kiota.Generator.Writing;

/// <summary>Documentation comments and the attributes that follow them.</summary>
internal static class Documentation
{
    public const string AdapterParameter = "The request adapter to use to execute the requests.";
    public const string ConfigurationParameter = "Configuration for the request such as headers, query parameters, and middleware options.";

    /// <summary>A summary on one line; nothing when there is no text.</summary>
    public static CodeWriter Short(this CodeWriter writer, string? text)
        => string.IsNullOrEmpty(text) ? writer : writer.Line($"/// <summary>{XmlText.Escape(text)}</summary>");

    /// <summary>A summary on lines of its own, with a link where there is one; nothing when there is neither.</summary>
    /// <returns>Whether anything was written.</returns>
    public static bool Long(this CodeWriter writer, string? text, DocumentationLink? link = null)
        => writer.LongMarkup(text is null ? null : XmlText.Escape(text), link);

    /// <summary>The same for text that is markup already.</summary>
    public static bool LongMarkup(this CodeWriter writer, string? markup, DocumentationLink? link = null)
    {
        if (string.IsNullOrEmpty(markup) && link is null)
        {
            return false;
        }

        writer.Line("/// <summary>");
        if (!string.IsNullOrEmpty(markup))
        {
            writer.Line($"/// {markup}");
        }

        if (link is not null)
        {
            writer.Line($"/// {Label(link.Label)} <see href=\"{XmlText.Escape(link.Url.ToString())}\" />");
        }

        writer.Line("/// </summary>");
        return true;
    }

    public static CodeWriter Returns(this CodeWriter writer, string reference) => writer.Line($"/// <returns>A {reference}</returns>");

    public static CodeWriter Param(this CodeWriter writer, string name, string? text)
        => string.IsNullOrEmpty(text) ? writer : writer.Line($"/// <param name=\"{name}\">{XmlText.Escape(text)}</param>");

    public static CodeWriter Obsolete(this CodeWriter writer, string? text)
        => text is null ? writer : writer.Line($"[Obsolete({Literal.Quote(text)})]");

    private static string Label(string text)
        => XmlText.Escape(string.Concat(text.Replace('\t', ' ').Split('\r', '\n', '\u0085', '\u2028', '\u2029')));
}
