namespace KiotaGate.Tests.Regen;

/// <summary>A file that Kiota did not write is never overwritten or deleted, wherever it lies.</summary>
public sealed class UsersFilesTests
{
    [Theory]
    [InlineData("generated/Cats/Mine.cs", false)]
    [InlineData("generated/Cats/Models/Mine.cs", true)]
    [InlineData("generated/Cats/README.md", true)]
    [InlineData("generated/Cats/.editorconfig", false)]
    public async Task A_file_of_ones_own_among_the_generated_ones_stays_and_is_reported(string path, bool tracked)
    {
        using var repository = await GateRepository.CreateAsync();
        repository.Write(path, "// mine\n");
        if (tracked)
        {
            repository.Commit();
        }

        repository.Replace("specs/cats.json", "\"age\"", "\"years\"");

        var (code, output, _) = await repository.RunAsync("regen");

        Assert.Equal(0, code);
        Assert.Equal("// mine\n", repository.Read(path));
        Assert.Contains($"kept: {path} was not written by Kiota", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_of_a_generated_file_that_git_does_not_have_stays()
    {
        using var repository = await GateRepository.CreateAsync();
        repository.Write("generated/Cats/Models/CatExtended.cs", repository.Read("generated/Cats/Models/Cat.cs") + "// and mine\n");

        var (code, output, _) = await repository.RunAsync("regen");

        Assert.Equal(0, code);
        Assert.Contains("kept: generated/Cats/Models/CatExtended.cs", output, StringComparison.Ordinal);
        Assert.EndsWith("// and mine\n", repository.Read("generated/Cats/Models/CatExtended.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_ones_own_where_Kiota_writes_stops_everything()
    {
        using var repository = await GateRepository.CreateAsync();
        repository.Write("generated/Cats/Models/Kitten.cs", "// mine\n");
        repository.Replace("specs/cats.json", "\"schemas\": {", "\"schemas\": { \"Kitten\": { \"type\": \"object\" },");
        repository.Replace("specs/cats.json", "\"age\": { \"type\": \"integer\" }", "\"kitten\": { \"$ref\": \"#/components/schemas/Kitten\" }");
        var before = repository.Everything();

        var check = await repository.CheckAsync("Cats");
        var (code, output, _) = await repository.RunAsync("regen");

        Assert.Contains(check.Findings, finding => finding is { Kind: "extra", Path: "generated/Cats/Models/Kitten.cs", Fix: "mv generated/Cats/Models/Kitten.cs ." });
        Assert.Equal(1, code);
        Assert.Contains("generated/Cats/Models/Kitten.cs was not written by Kiota, and stands where Kiota writes", output, StringComparison.Ordinal);
        Assert.Equal(before, repository.Everything());
    }

    [Fact]
    public async Task A_committed_generated_file_is_written_again_whatever_became_of_it()
    {
        using var repository = await GateRepository.CreateAsync();
        var was = repository.Read("generated/Cats/Models/Cat.cs");
        repository.Write("generated/Cats/Models/Cat.cs", "<<<<<<< a merge gone wrong");

        var (code, _, _) = await repository.RunAsync("regen");

        Assert.Equal((0, was), (code, repository.Read("generated/Cats/Models/Cat.cs")));
    }

    [Fact]
    public async Task A_link_among_the_generated_files_stays_and_its_target_is_left_alone()
    {
        using var repository = await GateRepository.CreateAsync();
        repository.Write("precious/keep.txt", "keep");
        Directory.CreateSymbolicLink(repository.PathOf("generated/Dogs/Linked"), repository.PathOf("precious"));
        File.Move(repository.PathOf("generated/Cats/CatClient.cs"), repository.PathOf("precious/CatClient.cs"));
        File.CreateSymbolicLink(repository.PathOf("generated/Cats/CatClient.cs"), repository.PathOf("precious/CatClient.cs"));

        var dogs = await repository.RunAsync("regen", "Dogs");
        var cats = await repository.RunAsync("regen", "Cats");

        Assert.Equal((0, 1), (dogs.Code, cats.Code));
        Assert.Contains("kept: generated/Dogs/Linked", dogs.Output, StringComparison.Ordinal);
        Assert.Contains("generated/Cats/CatClient.cs is a symbolic link where Kiota writes", cats.Output, StringComparison.Ordinal);
        Assert.Equal("keep", repository.Read("precious/keep.txt"));
    }
}
