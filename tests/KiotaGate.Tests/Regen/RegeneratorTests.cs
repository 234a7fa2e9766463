using KiotaGate.Lock;

namespace KiotaGate.Tests.Regen;

public sealed class RegeneratorTests
{
    [Fact]
    public async Task Regeneration_fixes_every_kind_of_drift_and_says_what_it_did()
    {
        using var repository = await GateRepository.CreateAsync();
        repository.Write("generated/Cats/CatClient.cs", "edited");
        repository.Delete("generated/Cats/Models/Cat.cs");
        repository.Replace("kiota-lock.json", "\"outputHash\": \"", "\"outputHash\": \"0");

        var (code, output, _) = await repository.RunAsync("regen");

        Assert.Equal(0, code);
        Assert.Contains("Cats                3 files   1 added, 1 changed, 0 removed\n  ~ generated/Cats/CatClient.cs\n  + generated/Cats/Models/Cat.cs\n", output, StringComparison.Ordinal);
        Assert.Contains("Dogs                3 files   nothing to do\n", output, StringComparison.Ordinal);
        Assert.Equal("", repository.Status());
    }

    [Fact]
    public async Task What_is_right_already_is_not_written_again()
    {
        using var repository = await GateRepository.CreateAsync();
        var written = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        string[] paths = ["generated/Dogs/DogClient.cs", "kiota-lock.json"];
        Array.ForEach(paths, path => File.SetLastWriteTimeUtc(repository.PathOf(path), written));
        repository.Delete("generated/Dogs/Models/Dog.cs");

        await repository.RunAsync("regen");

        Assert.All(paths, path => Assert.Equal(written, File.GetLastWriteTimeUtc(repository.PathOf(path))));
    }

    [Fact]
    public async Task What_changed_for_callers_is_told_breaking_first_and_new_files_with_the_command_that_adds_them()
    {
        using var repository = await GateRepository.CreateAsync();
        repository.Replace("specs/cats.json", "\"age\": { \"type\": \"integer\" }", "\"born\": { \"type\": \"object\", \"properties\": { \"on\": { \"type\": \"string\", \"format\": \"date\" } } }");

        var (code, output, _) = await repository.RunAsync("regen", "Cats");

        Assert.Equal(0, code);
        Assert.Equal(
            """
            Cats                4 files   1 added, 1 changed, 0 removed
              ~ generated/Cats/Models/Cat.cs
              + generated/Cats/Models/Cat_born.cs
              document
                breaking      Cat.age: property removed
                additive      Cat.born: property added
              C# API
                breaking      Acme.Cats.Models.Cat.Age: member removed
                additive      Acme.Cats.Models.Cat.Born: member added
                additive      Acme.Cats.Models.Cat_born: type added

            1 new file: git add generated/Cats/Models/Cat_born.cs

            """,
            output);
    }

    [Fact]
    public async Task A_change_that_changes_no_code_is_told_all_the_same()
    {
        using var repository = await GateRepository.CreateAsync();
        repository.Replace("specs/cats.json", "\"maximum\": 100", "\"maximum\": 10");

        var (code, output, _) = await repository.RunAsync("regen", "Cats");

        Assert.Equal(0, code);
        Assert.Equal("Cats                3 files   no change of code\n  document\n    breaking      GET /items query parameter limit: maximum changed from 100 to 10\n", output);
    }

    [Fact]
    public async Task A_bad_document_leaves_the_other_clients_as_they_were_too()
    {
        using var repository = await GateRepository.CreateAsync();
        repository.Replace("specs/cats.json", "\"age\"", "\"years\"");
        repository.Write("specs/dogs.json", "not json");
        var before = repository.Everything();

        var (code, _, _) = await repository.RunAsync("regen");

        Assert.Equal(2, code);
        Assert.Equal(before, repository.Everything());
    }

    [Fact]
    public async Task Regenerations_at_once_take_turns()
    {
        using var repository = await GateRepository.CreateAsync();
        repository.Replace("specs/cats.json", "\"age\"", "\"years\"");
        repository.Replace("specs/dogs.json", "\"age\"", "\"years\"");

        var runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => repository.RunAsync("regen"))));

        Assert.All(runs, run => Assert.Equal(0, run.Code));
        Assert.Equal(0, (await repository.CheckAsync()).Code);
    }

    [Fact]
    public async Task Only_the_named_clients_are_regenerated()
    {
        using var repository = await GateRepository.CreateAsync();
        repository.Write("generated/Dogs/DogClient.cs", "edited");

        await repository.RunAsync("regen", "cats");

        Assert.Equal("edited", repository.Read("generated/Dogs/DogClient.cs"));
    }

    [Fact]
    public async Task A_new_client_needs_only_a_short_entry_in_the_lock()
    {
        using var repository = await GateRepository.CreateAsync();
        repository.Write("specs/birds.json", GateRepository.Document("Bird"));
        repository.Replace(
            "kiota-lock.json",
            "\"clients\": {",
            "\"clients\": { \"Birds\": { \"descriptionLocation\": \"specs/birds.json\", \"outputPath\": \"generated/Birds\", \"clientClassName\": \"BirdClient\", \"clientNamespaceName\": \"Acme.Birds\" },");

        var check = await repository.CheckAsync();
        var (code, output, _) = await repository.RunAsync("regen");

        Assert.Contains(check.Findings, finding => finding is { Kind: "missing", Path: "generated/Birds", Message: "is not generated yet from specs/birds.json" });
        Assert.Equal(0, code);
        Assert.Contains("Birds               3 files   new\n", output, StringComparison.Ordinal);
        Assert.Contains("3 new files: git add generated/Birds/BirdClient.cs", output, StringComparison.Ordinal);
        Assert.Equal(["Birds", "Cats", "Dogs"], LockReader.Parse(await File.ReadAllBytesAsync(repository.PathOf("kiota-lock.json"))).Clients.Select(client => client.Name));
        repository.Commit();
        Assert.Equal(0, (await repository.CheckAsync()).Code);
    }

    [Fact]
    public async Task A_file_that_is_not_generated_any_more_is_deleted_with_its_folder()
    {
        using var repository = await GateRepository.CreateAsync();
        repository.Replace("specs/cats.json", "\"/items\"", "\"/things\"");
        repository.Replace("generated/Cats/CatClient.cs", "using System;", "using System; // edited, so that the folder is not as it was generated");

        var (code, output, _) = await repository.RunAsync("regen", "Cats");

        Assert.Equal(0, code);
        Assert.Contains("  - generated/Cats/Items/ItemsRequestBuilder.cs\n", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(repository.PathOf("generated/Cats/Items")));
    }

    [Fact]
    public async Task The_lock_makes_Kiotas_own_update_stop_before_it_deletes_anything()
    {
        using var repository = await GateRepository.CreateAsync();
        var before = repository.Everything();

        var (_, text) = await new KiotaGate.Tool.KiotaTool(repository.Layout.Root, TimeProvider.System).UpdateAsync(repository.Layout.Root, Path.GetTempPath(), parallel: true, CancellationToken.None);

        Assert.Contains("descriptionLocation", text, StringComparison.Ordinal);
        Assert.Equal(before, repository.Everything());
    }
}
