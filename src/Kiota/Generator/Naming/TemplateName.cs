using System.Text;

namespace Clients.Kiota.Generator.Naming;

/// <summary>The names parameters have inside URL templates and in code.</summary>
internal static class TemplateName
{
    private static readonly string[] Extensions = [".json", ".yaml", ".yml", ".csv", ".txt"];

    /// <summary>The name as an RFC 6570 variable: file extension and outer braces dropped, everything unusual percent-encoded.</summary>
    public static string Encode(string name)
    {
        string bare = WithoutExtension(name).TrimStart('{').TrimEnd('}');
        if (bare.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            return bare;
        }

        var result = new StringBuilder(bare.Length + 8);
        foreach (byte b in Encoding.UTF8.GetBytes(bare))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || b == (byte)'_')
            {
                result.Append((char)b);
            }
            else
            {
                result.Append('%').Append(Convert.ToHexString([b]));
            }
        }

        return result.ToString();
    }

    /// <summary>The name of a parameter in code: pieces joined, what the template encodes left out.</summary>
    public static string ForCode(string name)
    {
        string encoded = Encode(SymbolName.JoinCapitalised(name, '-', '.', '~'));
        if (!encoded.Contains('%'))
        {
            return encoded;
        }

        var result = new StringBuilder(encoded.Length);
        for (int i = 0; i < encoded.Length; i++)
        {
            if (encoded[i] == '%')
            {
                i += 2;
            }
            else
            {
                result.Append(encoded[i]);
            }
        }

        return result.ToString();
    }

    /// <summary>The text without one trailing data file extension.</summary>
    public static string WithoutExtension(string text)
    {
        foreach (string extension in Extensions)
        {
            if (text.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            {
                return text[..^extension.Length];
            }
        }

        return text;
    }
}
