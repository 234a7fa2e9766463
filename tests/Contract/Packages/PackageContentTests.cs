using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace Clients.Contract.Tests.Packages;

/// <summary>What is in the packages.</summary>
[Collection(PackagesTestGroup.Name)]
public sealed class PackageContentTests(PackedPackages packages)
{
    private static readonly string[] LibraryIds =
    [
        "Clients.Core", "Clients.WireBoard", "Clients.RestlessStream", "Clients.WizChat", "Clients.SwarmAnalytics",
    ];

    public static TheoryData<string> Libraries() => new(LibraryIds);

    [Fact]
    public void Each_package_is_packed_with_its_symbols_and_no_other_project_is()
    {
        var expected = LibraryIds.Concat(["Clients.Cli", "kiota-gate"])
            .SelectMany(id => new[] { $"{id}.{PackedPackages.Version}.nupkg", $"{id}.{PackedPackages.Version}.snupkg" });

        Assert.Equal(expected.Order(StringComparer.Ordinal), Directory.GetFiles(packages.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    [InlineData("Clients.Cli")]
    [InlineData("kiota-gate")]
    public void A_package_says_what_it_is_and_what_may_be_done_with_it(string id)
    {
        using var package = Open(id, "nupkg");
        using var nuspec = package.GetEntry($"{id}.nuspec")!.Open();
        var metadata = XDocument.Load(nuspec).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        XElement Element(string name) => metadata.Elements().Single(element => element.Name.LocalName == name);

        Assert.Equal(("MIT", "expression"), (Element("license").Value, Element("license").Attribute("type")?.Value));
        Assert.True(package.GetEntry(Element("icon").Value) is { Length: > 0 }, "The icon is missing.");
        Assert.True(package.GetEntry(Element("readme").Value) is { Length: > 0 }, "The readme is missing.");
        Assert.NotEmpty(Element("description").Value);
        Assert.Contains("openapi", Element("tags").Value.Split(' '));
        Assert.Equal("git", Element("repository").Attribute("type")?.Value);
        Assert.Matches("^[0-9a-f]{40}$", Element("repository").Attribute("commit")?.Value);
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_comes_with_its_documentation_built_reproducibly_and_with_the_symbols_of_that_build(string id)
    {
        using var package = Open(id, "nupkg");
        using var symbols = Open(id, "snupkg");
        using var library = new PEReader(Read(package, $"lib/net10.0/{id}.dll"));
        using var pdb = MetadataReaderProvider.FromPortablePdbStream(Read(symbols, $"lib/net10.0/{id}.pdb"));
        var entries = library.ReadDebugDirectory();

        Assert.Contains("<member name=", new StreamReader(Read(package, $"lib/net10.0/{id}.xml")).ReadToEnd(), StringComparison.Ordinal);
        Assert.Contains(entries, entry => entry.Type == DebugDirectoryEntryType.Reproducible);
        var codeView = library.ReadCodeViewDebugDirectoryData(entries.Single(entry => entry.Type == DebugDirectoryEntryType.CodeView));
        Assert.Equal(codeView.Guid, new Guid(pdb.GetMetadataReader().DebugMetadataHeader!.Id[..16].AsSpan()));
    }

    [Theory]
    [InlineData("Clients.Cli", "clients")]
    [InlineData("kiota-gate", "kiota-gate")]
    public async Task A_tool_installs_and_runs(string id, string command)
    {
        var folder = Path.Combine(packages.Root, "tool");
        await DotnetCommand.RunAsync(packages.Root, DotnetCommand.Host,
            ["tool", "install", id, "--version", PackedPackages.Version, "--add-source", packages.Folder, "--tool-path", folder]);

        var output = await DotnetCommand.RunAsync(packages.Root, Path.Combine(folder, OperatingSystem.IsWindows() ? $"{command}.exe" : command), ["--version"]);

        Assert.StartsWith($"{command} ", output, StringComparison.Ordinal);
    }

    private ZipArchive Open(string id, string extension) => ZipFile.OpenRead(Path.Combine(packages.Folder, $"{id}.{PackedPackages.Version}.{extension}"));

    private static MemoryStream Read(ZipArchive package, string path)
    {
        var copy = new MemoryStream();
        using var entry = (package.GetEntry(path) ?? throw new FileNotFoundException($"{path} is not in the package.")).Open();
        entry.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }
}
