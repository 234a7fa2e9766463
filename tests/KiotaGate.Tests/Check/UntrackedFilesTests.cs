using Clients.Kiota.Generator.Drift;
using Clients.Kiota.Generator.Tests.Repositories;

namespace Clients.Kiota.Generator.Tests.Drift;

public sealed class UntrackedFilesTests
{
    [Fact]
    public async Task A_committed_tree_is_clean()
    {
        using var repository = await TestRepository.CreateAsync();
        repository.CommitAll();

        Assert.True((await repository.CheckAsync()).IsClean);
    }

    [Fact]
    public async Task A_generated_file_that_git_does_not_track_is_named_with_the_command_that_adds_it()
    {
        using var repository = await TestRepository.CreateAsync();
        repository.CommitAll();
        repository.Write("specs/dogs.json", """{ "DogClient.cs": "dog\n", "Puppy.cs": "puppy\n" }""");
        await repository.RegenerateAsync();

        var finding = Assert.Single((await repository.CheckAsync()).Findings);

        Assert.Equal((DriftKind.Untracked, "generated/Dogs/Puppy.cs", "git add --force generated/Dogs/Puppy.cs"), (finding.Kind, finding.Path, finding.Mend));
        repository.Git("add", "--force", "generated/Dogs/Puppy.cs");
        Assert.True((await repository.CheckAsync()).IsClean);
    }

    [Fact]
    public async Task A_generated_file_that_git_ignores_is_untracked_all_the_same()
    {
        using var repository = await TestRepository.CreateAsync();
        repository.CommitAll();
        repository.Write(".gitignore", "artifacts/\nbin/\n");
        repository.Write("specs/dogs.json", """{ "DogClient.cs": "dog\n", "bin/Puppy.cs": "puppy\n" }""");
        await repository.RegenerateAsync();

        var finding = Assert.Single((await repository.CheckAsync()).Findings);

        Assert.Equal((DriftKind.Untracked, "generated/Dogs/bin/Puppy.cs"), (finding.Kind, finding.Path));
    }

    [Fact]
    public async Task A_file_of_nobody_that_git_does_not_track_is_extra_and_said_to_be_untracked()
    {
        using var repository = await TestRepository.CreateAsync();
        repository.CommitAll();
        repository.Write("generated/Dogs/Mine.cs", "mine");

        var finding = Assert.Single((await repository.CheckAsync()).Findings);

        Assert.Equal(DriftKind.Extra, finding.Kind);
        Assert.Contains("git does not track it", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_inside_a_work_tree_of_somebody_else_is_not_taken_for_untracked()
    {
        using var repository = await TestRepository.CreateAsync();
        repository.Git("init", "--quiet");

        Assert.True((await repository.CheckAsync()).IsClean);
    }
}
