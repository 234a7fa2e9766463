using System.Diagnostics;
using KiotaGate;
using KiotaGate.Lock;
using KiotaGate.Terminal;

namespace Clients.Contract.Tests.Repository;

/// <summary>What regeneration reads and writes of this repository, copied to a folder of its own and committed there.</summary>
internal sealed class RepositoryCopy : IDisposable
{
    private static readonly string[] Copied = ["specs", "generated", "kiota-lock.json", ".gitignore", ".gitattributes", ".config"];

    public RepositoryCopy()
    {
        Root = Directory.CreateTempSubdirectory("clients-repository-").FullName;
        foreach (var path in Tracked(Copied))
        {
            var target = PathOf(path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(OriginalRoot, path), target);
        }

        Git(Root, "init", "--quiet");
        Git(Root, "add", "--all");
        Git(Root, "-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", "commit", "--quiet", "--message", "Copy");
    }

    public static string OriginalRoot { get; } = RepositoryLayout.Find(AppContext.BaseDirectory).Root;

    public string Root { get; }

    /// <summary>Files of the original that git tracks and that exist.</summary>
    public static IEnumerable<string> Tracked(params string[] below)
        => Git(OriginalRoot, ["ls-files", "-z", "--", .. below]).Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(path => File.Exists(Path.Combine(OriginalRoot, path)));

    public string PathOf(string relative) => Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));

    public string Status() => Git(Root, "status", "--porcelain");

    /// <summary>Runs the gate in this copy.</summary>
    public async Task<(int Code, string Out, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var environment = new CliEnvironment { Out = output, Error = error, WorkingDirectory = Root, Variable = _ => null };
        var code = await GateCommandLine.RunAsync(arguments, environment);
        return (code, output.ToString(), error.ToString());
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static string Git(string folder, params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return output;
    }
}
