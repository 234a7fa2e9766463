using System.Globalization;
using System.Text;

namespace Clients.Kiota.Generator.Writing;

/// <summary>C# string literals.</summary>
internal static class Literal
{
    public static string Quote(string text) => $"\"{Escape(text)}\"";

    public static string Escape(string text)
    {
        if (!text.Any(c => c is '\\' or '"' || char.IsControl(c)))
        {
            return text;
        }

        var result = new StringBuilder(text.Length + 8);
        foreach (char c in text)
        {
            _ = c switch
            {
                '\\' => result.Append("\\\\"),
                '"' => result.Append("\\\""),
                '\r' => result.Append("\\r"),
                '\n' => result.Append("\\n"),
                '\t' => result.Append("\\t"),
                '\0' => result.Append("\\0"),
                _ when char.IsControl(c) => result.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => result.Append(c),
            };
        }

        return result.ToString();
    }
}
