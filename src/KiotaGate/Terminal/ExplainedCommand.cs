using System.CommandLine;

namespace KiotaGate.Terminal;

/// <summary>A command whose help ends with examples and exit codes, while lists of commands show its one-line description.</summary>
internal sealed class ExplainedCommand : Command
{
    /// <summary>Makes a command.</summary>
    /// <param name="name">The word that is typed.</param>
    /// <param name="description">One line: what it does.</param>
    /// <param name="explanation">What follows the options in its help: more words, examples, exit codes.</param>
    public ExplainedCommand(string name, string description, string explanation)
        : base(name, description) => Explanation = explanation;

    /// <summary>What follows the options in the command's help.</summary>
    public string Explanation { get; }

    /// <summary>What a command line that cannot be parsed ends with. Default <see cref="ExitCode.BadInput"/>.</summary>
    public int UsageError { get; set; } = ExitCode.BadInput;
}
