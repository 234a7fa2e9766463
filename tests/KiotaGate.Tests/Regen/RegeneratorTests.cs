using Clients.Kiota.Generator.Lock;
using Clients.Kiota.Generator.Regeneration;
using Clients.Kiota.Generator.Tests.Repositories;

namespace Clients.Kiota.Generator.Tests.Regeneration;

public sealed class RegeneratorTests
{
    [Fact]
    public async Task Regeneration_mends_every_kind_of_drift_and_says_what_it_did()
    {
        using var repository = await TestRepository.CreateAsync();
        repository.Write("generated/Cats/CatClient.cs", "edited");
        File.Delete(repository.PathOf("generated/Cats/Models/Cat.cs"));
        repository.Write("generated/Cats/Extra.cs", "extra");

        var changes = await repository.RegenerateAsync();

        var cats = changes.Single(change => change.Name == "Cats");
        Assert.Equal(["generated/Cats/Models/Cat.cs"], cats.Added);
        Assert.Equal(["generated/Cats/CatClient.cs"], cats.Changed);
        Assert.Equal(["generated/Cats/Extra.cs"], cats.Removed);
        Assert.True((await repository.CheckAsync()).IsClean);
    }

    [Fact]
    public async Task What_is_right_already_is_not_written_again()
    {
        using var repository = await TestRepository.CreateAsync();
        var written = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        string[] paths = ["generated/Dogs/DogClient.cs", "kiota-lock.json"];
        Array.ForEach(paths, path => File.SetLastWriteTimeUtc(repository.PathOf(path), written));

        var changes = await repository.RegenerateAsync();

        Assert.DoesNotContain(changes, change => change.Any);
        Assert.All(paths, path => Assert.Equal(written, File.GetLastWriteTimeUtc(repository.PathOf(path))));
    }

    [Fact]
    public async Task A_bad_document_leaves_everything_as_it_was_even_the_other_clients()
    {
        using var repository = await TestRepository.CreateAsync();
        repository.Write("specs/cats.json", """{ "CatClient.cs": "new\n" }""");
        repository.Write("specs/dogs.json", "not json");
        var before = repository.Everything();

        await Assert.ThrowsAsync<GenerationException>(() => repository.RegenerateAsync());

        Assert.Equal(before, repository.Everything());
    }

    [Fact]
    public async Task Cancelling_leaves_everything_as_it_was()
    {
        using var repository = await TestRepository.CreateAsync();
        repository.Write("specs/cats.json", """{ "CatClient.cs": "new\n" }""");
        var before = repository.Everything();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Regenerator(repository.Layout, new ListedFiles()).RegenerateAsync([], cancelled.Token));

        Assert.Equal(before, repository.Everything());
    }

    [Theory]
    [InlineData("../Outside.cs")]
    [InlineData("/tmp/Outside.cs")]
    [InlineData("a/../../Outside.cs")]
    public async Task A_document_cannot_make_a_file_outside_its_tree(string path)
    {
        using var repository = await TestRepository.CreateAsync();
        repository.Write("specs/dogs.json", $$"""{ "{{path}}": "x" }""");
        var before = repository.Everything();

        var e = await Assert.ThrowsAsync<RegenerationException>(() => repository.RegenerateAsync());

        Assert.Contains("outside generated/Dogs", e.Message, StringComparison.Ordinal);
        Assert.Equal(before, repository.Everything());
    }

    [Fact]
    public async Task Regenerations_at_once_take_turns()
    {
        using var repository = await TestRepository.CreateAsync();
        repository.Write("specs/cats.json", """{ "CatClient.cs": "new\n" }""");
        repository.Write("specs/dogs.json", """{ "Dog.cs": "new\n" }""");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => repository.RegenerateAsync())));

        Assert.True((await repository.CheckAsync()).IsClean);
    }

    [Fact]
    public async Task A_link_in_a_tree_is_replaced_and_its_target_left_alone()
    {
        using var repository = await TestRepository.CreateAsync();
        repository.Write("precious/keep.txt", "keep");
        Directory.CreateSymbolicLink(repository.PathOf("generated/Dogs/Linked"), repository.PathOf("precious"));

        var changes = await repository.RegenerateAsync();

        Assert.Equal(["generated/Dogs/Linked"], changes.Single(change => change.Name == "Dogs").Removed);
        Assert.Equal("keep", repository.Read("precious/keep.txt"));
        Assert.True((await repository.CheckAsync()).IsClean);
    }

    [Fact]
    public async Task Only_the_named_clients_are_regenerated()
    {
        using var repository = await TestRepository.CreateAsync();
        repository.Write("generated/Dogs/DogClient.cs", "edited");

        await repository.RegenerateAsync("Cats");

        Assert.Equal("edited", repository.Read("generated/Dogs/DogClient.cs"));
    }

    [Fact]
    public async Task A_new_client_needs_only_a_short_entry_in_the_lock()
    {
        using var repository = await TestRepository.CreateAsync();
        repository.Write("specs/birds.json", """{ "BirdClient.cs": "bird\n" }""");
        var text = repository.Read("kiota-lock.json");
        var entry = "\"clients\": { \"Birds\": { \"descriptionLocation\": \"specs/birds.json\", \"outputPath\": \"generated/Birds\", \"clientClassName\": \"BirdClient\", \"clientNamespaceName\": \"Acme.Birds\" },";
        repository.Write("kiota-lock.json", text.Replace("\"clients\": {", entry, StringComparison.Ordinal));

        await repository.RegenerateAsync();

        Assert.True(File.Exists(repository.PathOf("generated/Birds/BirdClient.cs")));
        Assert.True((await repository.CheckAsync()).IsClean);
        Assert.Equal(["Birds", "Cats", "Dogs"], LockReader.Parse(repository.Read("kiota-lock.json")).Clients.Select(client => client.Name));
    }
}
