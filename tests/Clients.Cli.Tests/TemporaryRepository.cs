using System.Diagnostics;

namespace Clients.Cli.Tests;

/// <summary>A git repository in a temporary folder with one client, to run commands in.</summary>
internal sealed class TemporaryRepository : IDisposable
{
    private const string Lock = """
        { "lockFileVersion": "1.0.0", "kiotaVersion": "1.34.1", "clients": { "Pets": {
          "descriptionLocation": "specs/pets.json", "outputPath": "generated/Pets", "clientClassName": "PetClient", "clientNamespaceName": "Acme.Pets", "language": "CSharp" } } }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("clients-cli");

    public TemporaryRepository(string document)
    {
        Git("init", "-q");
        Write("kiota-lock.json", Lock);
        Write("specs/pets.json", document);
        Commit();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    public void Commit()
    {
        Git("add", "-A");
        Git("-c", "user.name=Test", "-c", "user.email=test@example.test", "-c", "commit.gpgsign=false", "commit", "-qm", "Go on");
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(_folder.FullName, path));

    public void Write(string path, string content)
    {
        var file = new FileInfo(Path.Combine(_folder.FullName, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, content);
    }

    public void Delete(string path) => File.Delete(Path.Combine(_folder.FullName, path));

    public async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var environment = new CliEnvironment { Out = output, Error = error, WorkingDirectory = _folder.FullName, Variable = _ => null };
        var code = await CommandLine.RunAsync(arguments, environment);
        return (code, output.ToString(), error.ToString());
    }

    private void Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = _folder.FullName })!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
