using System.Text;

namespace Clients.WizChat.ConfigAsCode;

/// <summary>
/// A place in a document, such as <c>spec.core.name</c>, <c>spec.skills[shipping]</c> or <c>spec.mcpServers[].headers</c>. An item is named by its
/// <c>name</c> or <c>hostname</c>; <c>[]</c> stands for every item, <c>*</c> for every name. A name with a dot or bracket is quoted: <c>spec."a.b"</c>.
/// </summary>
internal sealed class ConfigPath
{
    private ConfigPath(string text, IReadOnlyList<Step> steps)
    {
        Text = text;
        Steps = steps;
    }

    public string Text { get; }

    public IReadOnlyList<Step> Steps { get; }

    /// <exception cref="FormatException">The text is not a path; the message says why.</exception>
    public static ConfigPath Parse(string text)
    {
        var steps = new List<Step>();
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] == '[')
            {
                at++;
                var key = ReadWord(text, ref at, "]");
                Require(text, ref at, ']');
                steps.Add(new Step(IsItem: true, key is "" or "*" ? null : key));
            }
            else
            {
                if (steps.Count > 0)
                {
                    Require(text, ref at, '.');
                }

                var name = ReadWord(text, ref at, ".[");
                steps.Add(name.Length == 0
                    ? throw new FormatException($"'{text}' is not a path: a name is missing. Write it like spec.core.name or spec.skills[shipping].")
                    : new Step(IsItem: false, name == "*" ? null : name));
            }
        }

        return steps.Count > 0 ? new ConfigPath(text, steps) : throw new FormatException("The path is empty. Write it like spec.core.name.");
    }

    /// <exception cref="ArgumentException">A text is not a path; the message says why.</exception>
    public static IReadOnlyList<ConfigPath> ParseAll(IEnumerable<string> texts, string parameterName)
    {
        try
        {
            return [.. texts.Select(Parse)];
        }
        catch (FormatException e)
        {
            throw new ArgumentException(e.Message, parameterName, e);
        }
    }

    public override string ToString() => Text;

    private static string ReadWord(string text, ref int at, string ends)
    {
        var word = new StringBuilder();
        if (at < text.Length && text[at] == '"')
        {
            at++;
            while (at < text.Length && text[at] != '"')
            {
                at += text[at] == '\\' && at + 1 < text.Length ? 1 : 0;
                word.Append(text[at++]);
            }

            Require(text, ref at, '"');
            return word.ToString();
        }

        while (at < text.Length && !ends.Contains(text[at], StringComparison.Ordinal))
        {
            word.Append(text[at++]);
        }

        return word.ToString();
    }

    private static void Require(string text, ref int at, char expected)
    {
        if (at >= text.Length || text[at] != expected)
        {
            throw new FormatException($"'{text}' is not a path: '{expected}' is missing at position {at + 1}.");
        }

        at++;
    }

    /// <summary>One step of a path.</summary>
    /// <param name="IsItem">Whether the step goes to items of an array rather than to a property.</param>
    /// <param name="Key">The property's name or the item's key; null for all of them.</param>
    public readonly record struct Step(bool IsItem, string? Key);
}
