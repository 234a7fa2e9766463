using System.CommandLine;
using System.CommandLine.Parsing;

namespace KiotaGate.Terminal;

/// <summary>Says what is wrong with a command line, and names the word that was probably meant.</summary>
internal static class UsageErrors
{
    /// <summary>One sentence for each error; empty when the command line can be run.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="arguments">What was typed.</param>
    public static List<string> Of(ParseResult parsed, IReadOnlyList<string> arguments)
    {
        // What follows a directive, such as the line to complete, is unmatched without being wrong.
        IEnumerable<string> unmatched = parsed.Errors.Count > 0 ? parsed.UnmatchedTokens : [];
        var unknown = unmatched.Concat(SwallowedOptions(parsed.CommandResult, arguments)).ToList();
        var errors = unknown.Select(word => Describe(parsed.CommandResult, word)).ToList();

        // Once an unknown word is named, that a command or an argument is missing says nothing new.
        errors.AddRange(parsed.Errors
            .Where(error => unknown.Count == 0 || (error.SymbolResult is OptionResult && !error.Message.Contains("Unrecognized", StringComparison.Ordinal)))
            .Select(error => error.Message.ReplaceLineEndings(" ").Replace("\t", "", StringComparison.Ordinal)));
        return errors;
    }

    // An argument that takes any number of words takes a mistyped option, too.
    private static IEnumerable<string> SwallowedOptions(CommandResult command, IReadOnlyList<string> arguments)
    {
        var literal = arguments.SkipWhile(word => word != "--").ToHashSet(StringComparer.Ordinal);
        return command.Children.OfType<ArgumentResult>()
            .SelectMany(argument => argument.Tokens)
            .Select(token => token.Value)
            .Where(word => word.Length > 1 && word[0] == '-' && !literal.Contains(word));
    }

    private static string Describe(CommandResult command, string word)
    {
        var isOption = word.StartsWith('-');
        var known = isOption
            ? Ancestors(command).SelectMany(ancestor => ancestor.Command.Options).SelectMany(option => option.Aliases.Prepend(option.Name))
            : command.Command.Subcommands.Select(child => child.Name);
        var nearest = Nearest(isOption ? word.Split('=')[0] : word, known);
        return $"Unknown {(isOption ? "option" : "word")} '{word}'.{(nearest is null ? "" : $" Did you mean '{nearest}'?")}";
    }

    private static IEnumerable<CommandResult> Ancestors(CommandResult command)
    {
        for (SymbolResult? at = command; at is CommandResult found; at = at.Parent)
        {
            yield return found;
        }
    }

    private static string? Nearest(string word, IEnumerable<string> known)
    {
        var best = known.Distinct().Where(name => name.Length > 2).Select(name => (Name: name, Distance: Distance(word, name))).OrderBy(pair => pair.Distance).FirstOrDefault();
        return best.Name is not null && best.Distance <= Math.Max(1, word.Length / 3) ? best.Name : null;
    }

    /// <summary>How many letters must be added, removed, replaced or swapped with their neighbour.</summary>
    private static int Distance(string from, string to)
    {
        if (from.Length > 64)
        {
            return int.MaxValue;
        }

        var rows = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[from.Length, to.Length];
    }
}
