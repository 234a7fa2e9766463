using System.Reflection;
using Clients.Contract.Tests.Repository;

namespace Clients.Contract.Tests.Packages;

/// <summary>Every package, packed once from what was built for these tests, in a folder outside the repository.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    /// <summary>A version nobody else packs, so that no cache holds another package of that name.</summary>
    public const string Version = "0.1.0-packed";

    private string _globalPackages = "";

    /// <summary>The folder that holds all of this and goes with it.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("clients-packages-").FullName;

    /// <summary>Where the packages are.</summary>
    public string Folder => Path.Combine(Root, "packages");

    public async Task InitializeAsync()
    {
        var assembly = typeof(PackedPackages).Assembly;
        await DotnetCommand.RunAsync(RepositoryCopy.OriginalRoot, DotnetCommand.Host,
        [
            "pack", "Clients.sln", "--no-build", "--verbosity", "quiet", "--output", Folder,
            "--configuration", assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration,
            $"-p:PackageVersion={Version}",
        ]);
        _globalPackages = await GlobalPackages.FindAsync();
    }

    public Task DisposeAsync()
    {
        Directory.Delete(Root, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>A fresh copy of the consumer, with the arguments its restore needs.</summary>
    /// <param name="name">Its folder.</param>
    internal ConsumerProject NewConsumer(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root, name)).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(RepositoryCopy.OriginalRoot, "tests", "Contract", "Packages", "Consumer")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        return new ConsumerProject(folder, [$"-p:ClientsVersion={Version}", .. GlobalPackages.ReadOnly(Path.Combine(Root, "restored"), _globalPackages)]);
    }
}
