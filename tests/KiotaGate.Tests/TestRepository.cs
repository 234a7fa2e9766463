using System.Diagnostics;
using Clients.Kiota.Generator.Drift;
using Clients.Kiota.Generator.Lock;
using Clients.Kiota.Generator.Regeneration;

namespace Clients.Kiota.Generator.Tests.Repositories;

/// <summary>A repository of two clients, Cats and Dogs, in a folder of its own; regenerated and clean to begin with.</summary>
internal sealed class TestRepository : IDisposable
{
    private const string FirstLock =
        """
        {
          "lockFileVersion": "1.0.0",
          "kiotaVersion": "1.34.1",
          "clients": {
            "Cats": { "descriptionLocation": "specs/cats.json", "outputPath": "generated/Cats", "clientClassName": "CatClient", "clientNamespaceName": "Acme.Cats" },
            "Dogs": { "descriptionLocation": "specs/dogs.json", "outputPath": "generated/Dogs", "clientClassName": "DogClient", "clientNamespaceName": "Acme.Dogs" }
          }
        }
        """;

    private TestRepository() => Layout = new RepositoryLayout(Directory.CreateTempSubdirectory("clients-drift-").FullName);

    public RepositoryLayout Layout { get; }

    public static async Task<TestRepository> CreateAsync()
    {
        var repository = new TestRepository();
        repository.Write("specs/cats.json", """{ "CatClient.cs": "one\ntwo\nthree\n", "Models/Cat.cs": "cat\n" }""");
        repository.Write("specs/dogs.json", """{ "DogClient.cs": "dog\n" }""");
        repository.Write("kiota-lock.json", FirstLock);
        await repository.RegenerateAsync();
        return repository;
    }

    public Task<DriftReport> CheckAsync(params string[] names) => new DriftChecker(Layout, new ListedFiles()).CheckAsync(names, CancellationToken.None);

    public Task<IReadOnlyList<ClientChange>> RegenerateAsync(params string[] names) => new Regenerator(Layout, new ListedFiles()).RegenerateAsync(names, CancellationToken.None);

    public string PathOf(string relative) => Layout.Absolute(relative);

    public string Read(string relative) => File.ReadAllText(PathOf(relative));

    public void Write(string relative, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(relative))!);
        File.WriteAllText(PathOf(relative), text);
    }

    /// <summary>Every file under specs/, generated/ and the lock, with its content: what must not change when something fails.</summary>
    public SortedDictionary<string, string> Everything()
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(Layout.Root, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(Layout.Root, path).Replace('\\', '/');
            if (!relative.StartsWith(".git/", StringComparison.Ordinal) && relative != "artifacts/regen.lock")
            {
                all.Add(relative, Convert.ToBase64String(File.ReadAllBytes(path)));
            }
        }

        return all;
    }

    public void Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = Layout.Root, RedirectStandardOutput = true, RedirectStandardError = true })!;
        git.StandardOutput.ReadToEnd();
        var errors = git.StandardError.ReadToEnd();
        git.WaitForExit();
        Assert.True(git.ExitCode == 0, errors);
    }

    public void CommitAll()
    {
        Write(".gitignore", "artifacts/\n");
        Git("init", "--quiet");
        Git("add", "--all");
        Git("-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", "commit", "--quiet", "--message", "All");
    }

    public void Dispose() => Directory.Delete(Layout.Root, recursive: true);
}
