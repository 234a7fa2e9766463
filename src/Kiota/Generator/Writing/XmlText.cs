using System.Buffers;
using System.Text;

namespace Clients.Kiota.Generator.Writing;

/// <summary>Escapes text for documentation comments.</summary>
internal static class XmlText
{
    private static readonly SearchValues<char> Special = SearchValues.Create("<>&\"'");

    public static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAny(Special))
        {
            return text;
        }

        var result = new StringBuilder(text.Length + 16);
        foreach (char c in text)
        {
            _ = c switch
            {
                '<' => result.Append("&lt;"),
                '>' => result.Append("&gt;"),
                '&' => result.Append("&amp;"),
                '"' => result.Append("&quot;"),
                '\'' => result.Append("&apos;"),
                _ => result.Append(c),
            };
        }

        return result.ToString();
    }
}
