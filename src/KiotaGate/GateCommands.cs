using KiotaGate.Lock;

namespace KiotaGate;

/// <summary>Writes the commands that reports tell people to run, so that they can be pasted where the gate was started.</summary>
/// <param name="layout">The repository.</param>
/// <param name="workingDirectory">The folder that the gate was started in.</param>
internal sealed class GateCommands(RepositoryLayout layout, string workingDirectory)
{
    private const string OwnProject = "src/KiotaGate";

    // In the repository that builds the gate nobody needs to install it.
    private readonly string _gate = File.Exists(layout.Absolute($"{OwnProject}/KiotaGate.csproj"))
        ? $"dotnet run --project {Word(Path.GetRelativePath(workingDirectory, layout.Absolute(OwnProject)).Replace('\\', '/'))} --"
        : "kiota-gate";

    /// <summary>Regenerates one client, or all of them.</summary>
    public string Regen(string? client = null) => client is null ? $"{_gate} regen" : $"{_gate} regen {Word(client)}";

    /// <summary>Makes git track files or folders.</summary>
    public string GitAdd(IEnumerable<string> paths) => $"git add {string.Join(' ', paths.Select(Local))}";

    /// <summary>Makes git track a file that it ignores.</summary>
    public string GitAddIgnored(string path) => $"git add --force {Local(path)}";

    /// <summary>Restores a file from the last commit.</summary>
    public string GitRestore(string path) => $"git checkout HEAD -- {Local(path)}";

    /// <summary>Moves a file out of the generated code, into the folder that the gate was started in.</summary>
    public string MoveAway(string path, bool tracked) => $"{(tracked ? "git mv" : "mv")} {Local(path)} .";

    /// <summary>Edits a file, then checks again.</summary>
    public string Edit(string path) => $"edit {Local(path)}, then run: {_gate} check";

    private string Local(string path) => Word(Path.GetRelativePath(workingDirectory, layout.Absolute(path)).Replace('\\', '/'));

    // File names come from the repository, and a pasted command must not run what a name says.
    private static string Word(string text) =>
        text.Length > 0 && text[0] != '-' && text.All(character => char.IsAsciiLetterOrDigit(character) || "/._-+@".Contains(character, StringComparison.Ordinal))
            ? text
            : $"'{(text.StartsWith('-') ? "./" : "")}{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
