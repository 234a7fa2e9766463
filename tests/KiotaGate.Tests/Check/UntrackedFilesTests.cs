namespace KiotaGate.Tests.Check;

public sealed class UntrackedFilesTests
{
    [Fact]
    public async Task What_git_does_not_track_is_named_with_the_command_that_adds_it()
    {
        using var repository = await GateRepository.CreateAsync();
        repository.Git("rm", "--cached", "--quiet", "generated/Dogs/DogClient.cs", "specs/cats.json");

        var (code, findings, _) = await repository.CheckAsync();

        Assert.Equal(1, code);
        Assert.Equal(
            [("untracked", "specs/cats.json", "git add specs/cats.json"), ("untracked", "generated/Dogs/DogClient.cs", "git add generated/Dogs/DogClient.cs")],
            findings.Select(finding => (finding.Kind, finding.Path, finding.Fix)));
        repository.Git("add", "specs/cats.json", "generated/Dogs/DogClient.cs");
        Assert.Equal(0, (await repository.CheckAsync()).Code);
    }

    [Fact]
    public async Task A_generated_file_that_git_ignores_is_called_so()
    {
        using var repository = await GateRepository.CreateAsync();
        repository.Write(".gitignore", "Models/\n");
        repository.Git("rm", "--cached", "--quiet", "-r", "generated/Dogs/Models");

        var finding = Assert.Single((await repository.CheckAsync()).Findings);

        Assert.Equal(("untracked", "is ignored by git, so nobody else would get it", "git add --force generated/Dogs/Models/Dog.cs"), (finding.Kind, finding.Message, finding.Fix));
    }

    [Fact]
    public async Task A_copy_inside_the_work_tree_of_another_project_is_not_untracked()
    {
        using var repository = await GateRepository.CreateAsync();
        Directory.Delete(repository.PathOf(".git"), recursive: true);
        repository.Git("init", "--quiet");

        Assert.Equal(0, (await repository.CheckAsync()).Code);
    }

    [Fact]
    public async Task Without_git_the_rest_is_checked()
    {
        using var repository = await GateRepository.CreateAsync();
        Directory.Delete(repository.PathOf(".git"), recursive: true);
        repository.Write("generated/Dogs/DogClient.cs", "edited");

        var finding = Assert.Single((await repository.CheckAsync()).Findings);

        Assert.Equal("generated/Dogs/DogClient.cs", finding.Path);
    }

    [Fact]
    public async Task Git_runs_no_program_that_the_repository_configures()
    {
        using var repository = await GateRepository.CreateAsync();
        var trap = repository.PathOf("trap.sh");
        await File.WriteAllTextAsync(trap, $"#!/bin/sh\ntouch '{repository.PathOf("sprung")}'\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(trap, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        repository.Git("config", "core.fsmonitor", trap);
        repository.Git("config", "diff.cs.textconv", trap);
        repository.Write(".gitattributes", "*.cs diff=cs\n*.json diff=cs\n");
        File.Delete(repository.PathOf("sprung"));
        repository.Replace("specs/cats.json", "100", "10");

        await repository.CheckAsync();
        await repository.RunAsync("diff", "HEAD");
        await repository.RunAsync("regen");

        Assert.False(File.Exists(repository.PathOf("sprung")));
    }
}
