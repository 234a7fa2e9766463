using Clients.Kiota.Generator.Drift;
using Clients.Kiota.Generator.Lock;
using Clients.Kiota.Generator.Regeneration;
using Clients.Kiota.Generator.Tests.Repositories;

namespace Clients.Kiota.Generator.Tests.Drift;

public sealed class DriftCheckerTests
{
    [Fact]
    public async Task A_regenerated_repository_is_clean()
    {
        using var repository = await TestRepository.CreateAsync();

        var report = await repository.CheckAsync();

        Assert.True(report.IsClean);
        Assert.Equal([("Cats", 2), ("Dogs", 1)], report.Clients.Select(client => (client.Name, client.FileCount)));
    }

    [Fact]
    public async Task An_edited_document_is_named_with_the_files_it_makes_stale()
    {
        using var repository = await TestRepository.CreateAsync();
        repository.Write("specs/cats.json", """{ "CatClient.cs": "one\n2\nthree\n", "Models/Cat.cs": "cat\n", "Models/Kitten.cs": "kitten\n" }""");

        var report = await repository.CheckAsync();

        Assert.Equal(
            [
                (DriftKind.Stale, "specs/cats.json", "clients regen Cats"),
                (DriftKind.Stale, "generated/Cats/CatClient.cs", "clients regen Cats"),
                (DriftKind.Missing, "generated/Cats/Models/Kitten.cs", "clients regen Cats"),
                (DriftKind.Stale, "kiota-lock.json", "clients regen"),
            ],
            report.Findings.Select(finding => (finding.Kind, finding.Path, finding.Mend)));
    }

    [Fact]
    public async Task White_space_added_to_a_document_counts()
    {
        using var repository = await TestRepository.CreateAsync();
        repository.Write("specs/dogs.json", repository.Read("specs/dogs.json") + " ");

        var report = await repository.CheckAsync();

        Assert.Contains(report.Findings, finding => finding is { Kind: DriftKind.Stale, Path: "specs/dogs.json", Mend: "clients regen Dogs" });
    }

    [Fact]
    public async Task An_edited_file_is_named_with_its_line_and_a_diff()
    {
        using var repository = await TestRepository.CreateAsync();
        repository.Write("generated/Cats/CatClient.cs", "// CatClient\none\ntwO\nthree\n");

        var finding = Assert.Single((await repository.CheckAsync()).Findings);

        Assert.Equal((DriftKind.Edited, "generated/Cats/CatClient.cs", "clients regen Cats"), (finding.Kind, finding.Path, finding.Mend));
        Assert.Equal(3, finding.Line);
        Assert.Contains("-twO\n+two\n", finding.Diff, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("// DogClient\r\ndog\n")]
    [InlineData("// DogClient\r\ndog\r\n")]
    public async Task Changed_line_ends_count_and_are_called_so(string content)
    {
        using var repository = await TestRepository.CreateAsync();
        repository.Write("generated/Dogs/DogClient.cs", content);

        var finding = Assert.Single((await repository.CheckAsync()).Findings);

        Assert.Contains("in its line ends only", finding.Message, StringComparison.Ordinal);
        Assert.Contains("-// DogClient␍\n", finding.Diff, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("// DogClient\ndog \n", "-dog·\n")]
    [InlineData("// DogClient\ndog", "\\ No newline at end of file")]
    public async Task White_space_in_a_file_counts_and_can_be_seen(string content, string seen)
    {
        using var repository = await TestRepository.CreateAsync();
        repository.Write("generated/Dogs/DogClient.cs", content);

        var finding = Assert.Single((await repository.CheckAsync()).Findings);

        Assert.Contains(seen, finding.Diff, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_file_is_missing()
    {
        using var repository = await TestRepository.CreateAsync();
        File.Delete(repository.PathOf("generated/Cats/Models/Cat.cs"));

        var finding = Assert.Single((await repository.CheckAsync()).Findings, finding => finding.Kind == DriftKind.Missing);

        Assert.Equal(("generated/Cats/Models/Cat.cs", "was deleted"), (finding.Path, finding.Message));
    }

    [Fact]
    public async Task A_deleted_tree_is_missing_file_by_file()
    {
        using var repository = await TestRepository.CreateAsync();
        Directory.Delete(repository.PathOf("generated/Cats"), recursive: true);

        var report = await repository.CheckAsync();

        Assert.Equal(["generated/Cats/CatClient.cs", "generated/Cats/Models/Cat.cs"], report.Findings.Select(finding => finding.Path));
    }

    [Theory]
    [InlineData("generated/Cats/Extra.cs")]
    [InlineData("generated/Cats/.kiota.log")]
    [InlineData("generated/Cats/Models/bin/Ignored.cs")]
    public async Task An_added_file_is_extra(string path)
    {
        using var repository = await TestRepository.CreateAsync();
        repository.Write(path, "mine");

        var finding = Assert.Single((await repository.CheckAsync()).Findings);

        Assert.Equal((DriftKind.Extra, path, "clients regen Cats"), (finding.Kind, finding.Path, finding.Mend));
    }

    [Fact]
    public async Task A_content_that_is_no_text_is_named_without_a_diff()
    {
        using var repository = await TestRepository.CreateAsync();
        await File.WriteAllBytesAsync(repository.PathOf("generated/Dogs/DogClient.cs"), [0xff, 0xfe, 0x00]);

        var finding = Assert.Single((await repository.CheckAsync()).Findings);

        Assert.Equal(DriftKind.Edited, finding.Kind);
        Assert.Null(finding.Diff);
    }

    [Fact]
    public async Task A_link_is_named_and_not_followed()
    {
        using var repository = await TestRepository.CreateAsync();
        var target = repository.PathOf("elsewhere.cs");
        File.Move(repository.PathOf("generated/Dogs/DogClient.cs"), target);
        File.CreateSymbolicLink(repository.PathOf("generated/Dogs/DogClient.cs"), target);

        var finding = Assert.Single((await repository.CheckAsync()).Findings);

        Assert.Equal((DriftKind.Extra, "generated/Dogs/DogClient.cs"), (finding.Kind, finding.Path));
        Assert.Contains("symbolic link", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tree_that_is_a_link_is_refused()
    {
        using var repository = await TestRepository.CreateAsync();
        Directory.Move(repository.PathOf("generated/Dogs"), repository.PathOf("elsewhere"));
        Directory.CreateSymbolicLink(repository.PathOf("generated/Dogs"), repository.PathOf("elsewhere"));

        var e = await Assert.ThrowsAsync<RegenerationException>(() => repository.CheckAsync());

        Assert.Contains("link", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_named_clients_are_checked()
    {
        using var repository = await TestRepository.CreateAsync();
        repository.Write("generated/Dogs/DogClient.cs", "edited");

        Assert.True((await repository.CheckAsync("cats")).IsClean);
        Assert.False((await repository.CheckAsync("dogs")).IsClean);
        var e = await Assert.ThrowsAsync<LockException>(() => repository.CheckAsync("Birds"));
        Assert.Equal("kiota-lock.json has no client \"Birds\"; it has Cats, Dogs.", e.Message);
    }

    [Fact]
    public async Task A_document_that_is_gone_cannot_be_checked()
    {
        using var repository = await TestRepository.CreateAsync();
        File.Delete(repository.PathOf("specs/cats.json"));

        var e = await Assert.ThrowsAsync<RegenerationException>(() => repository.CheckAsync());

        Assert.StartsWith("specs/cats.json, the document of Cats, cannot be read", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checking_writes_nothing()
    {
        using var repository = await TestRepository.CreateAsync();
        repository.Write("generated/Dogs/DogClient.cs", "edited");
        var before = repository.Everything();

        await repository.CheckAsync();

        Assert.Equal(before, repository.Everything());
    }
}
