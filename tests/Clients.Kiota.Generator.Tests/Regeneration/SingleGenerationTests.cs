using Clients.Kiota.Generator.Regeneration;
using Clients.Kiota.Generator.Tests.Trees;

namespace Clients.Kiota.Generator.Tests.Regeneration;

public sealed class SingleGenerationTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("clients-single-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Fixture.All), MemberType = typeof(Fixture))]
    public async Task The_lock_beside_the_code_equals_Kiotas_byte_for_byte(string name)
    {
        var fixture = Fixture.Named(name);
        var source = Directory.GetFiles(fixture.Folder, "spec.*").Single();
        var document = Path.Combine(_folder.FullName, Path.GetFileName(source));
        File.Copy(source, document);
        var output = Path.Combine(_folder.FullName, "expected");

        await new SingleGeneration(document, output, fixture.Settings()).RunAsync(clean: true, CancellationToken.None);

        var expected = await File.ReadAllTextAsync(Path.Combine(fixture.Folder, "expected", "kiota-lock.json"));
        var actual = await File.ReadAllTextAsync(Path.Combine(output, "kiota-lock.json"));
        Assert.Equal(expected, actual);
    }

    [Fact]
    public async Task Cleaning_leaves_only_what_is_generated()
    {
        var output = Path.Combine(_folder.FullName, "out");
        Directory.CreateDirectory(output);
        await File.WriteAllTextAsync(Path.Combine(output, "Stray.cs"), "stray");

        var tree = await Generate(output).RunAsync(clean: true, CancellationToken.None);

        Assert.Equal(
            tree.Files.Keys.Order(StringComparer.Ordinal),
            Directory.GetFiles(output, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(output, path).Replace('\\', '/')).Order(StringComparer.Ordinal));
        Assert.Equal(["expected.json", "out"], Directory.GetFileSystemEntries(_folder.FullName).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_cleaning_other_files_stay()
    {
        var output = Path.Combine(_folder.FullName, "out");
        Directory.CreateDirectory(output);
        await File.WriteAllTextAsync(Path.Combine(output, "Mine.cs"), "mine");

        await Generate(output).RunAsync(clean: false, CancellationToken.None);

        Assert.True(File.Exists(Path.Combine(output, "Mine.cs")));
    }

    [Fact]
    public async Task Without_cleaning_a_longer_file_of_the_same_name_is_replaced_whole()
    {
        var output = Path.Combine(_folder.FullName, "out");
        Directory.CreateDirectory(output);
        await File.WriteAllTextAsync(Path.Combine(output, "ApiClient.cs"), new string('x', 100_000));

        var tree = await Generate(output).RunAsync(clean: false, CancellationToken.None);

        Assert.Equal(tree.Files["ApiClient.cs"], await File.ReadAllBytesAsync(Path.Combine(output, "ApiClient.cs")));
    }

    [Fact]
    public async Task A_refused_document_leaves_the_folder_as_it_was()
    {
        var document = Path.Combine(_folder.FullName, "bad.json");
        await File.WriteAllTextAsync(document, "{");
        var output = Path.Combine(_folder.FullName, "out");
        Directory.CreateDirectory(output);
        await File.WriteAllTextAsync(Path.Combine(output, "Old.cs"), "old");

        await Assert.ThrowsAsync<GenerationException>(() => new SingleGeneration(document, output, Settings).RunAsync(clean: true, CancellationToken.None));

        Assert.Equal("old", await File.ReadAllTextAsync(Path.Combine(output, "Old.cs")));
    }

    [Fact]
    public async Task Cleaning_a_folder_that_holds_the_document_or_a_repository_is_refused()
    {
        var holdsDocument = await Assert.ThrowsAsync<RegenerationException>(() => Generate(_folder.FullName).RunAsync(clean: true, CancellationToken.None));
        Assert.Contains("lies in the output folder", holdsDocument.Message, StringComparison.Ordinal);

        var repository = Path.Combine(_folder.FullName, "repository");
        Directory.CreateDirectory(Path.Combine(repository, ".git"));
        var holdsRepository = await Assert.ThrowsAsync<RegenerationException>(() => Generate(repository).RunAsync(clean: true, CancellationToken.None));
        Assert.Contains("will not empty it", holdsRepository.Message, StringComparison.Ordinal);
    }

    private static GenerationSettings Settings => new() { ClientClassName = "ApiClient", ClientNamespaceName = "Acme.Client" };

    private SingleGeneration Generate(string output)
    {
        var document = Path.Combine(_folder.FullName, "expected.json");
        File.WriteAllBytes(document, Fixture.Named("Conformance/minimal-get").Document);
        return new SingleGeneration(document, output, Settings);
    }
}
