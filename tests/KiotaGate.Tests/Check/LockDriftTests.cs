using KiotaGate.Files;
using KiotaGate.Lock;
using KiotaGate.Tool;

namespace KiotaGate.Tests.Check;

public sealed class LockDriftTests
{
    [Theory]
    [InlineData("\"descriptionHash\": \"", "\"descriptionHash\": \"0")]
    [InlineData("\"language\": \"CSharp\"", "\"language\":  \"CSharp\"")]
    [InlineData("\"outputHash\": \"", "\"outputHash\": \"0")]
    [InlineData("  \"descriptionLocation\": {\n    \"see\": \"clients\"\n  },\n", "")]
    public async Task Any_edit_of_the_lock_is_named_with_a_diff(string was, string becomes)
    {
        using var repository = await GateRepository.CreateAsync();
        repository.Replace("kiota-lock.json", was, becomes);

        var (code, findings, _) = await repository.CheckAsync();

        var finding = Assert.Single(findings);
        Assert.Equal((1, "edited", "kiota-lock.json", "kiota-gate regen"), (code, finding.Kind, finding.Path, finding.Fix));
        Assert.NotNull(finding.Diff);
    }

    [Fact]
    public async Task An_edited_option_shows_in_the_code()
    {
        using var repository = await GateRepository.CreateAsync();
        repository.Replace("kiota-lock.json", "DogClient", "HoundClient");

        var (_, findings, _) = await repository.CheckAsync();

        Assert.Contains(findings, finding => finding is { Kind: "stale", Path: "generated/Dogs/HoundClient.cs" });
        Assert.Contains(findings, finding => finding is { Kind: "extra", Path: "generated/Dogs/DogClient.cs", Fix: "kiota-gate regen Dogs" });
    }

    [Fact]
    public async Task An_edit_does_not_pass_by_editing_the_lock_along_with_it()
    {
        using var repository = await GateRepository.CreateAsync();
        repository.Replace("generated/Dogs/DogClient.cs", "https://api.test", "https://elsewhere.test");
        var locked = LockReader.Parse(await File.ReadAllBytesAsync(repository.PathOf("kiota-lock.json")));
        var forged = locked.Clients.Single(client => client.Name == "Dogs") with { OutputHash = FileTree.Read(repository.PathOf("generated/Dogs")).Hash };
        await File.WriteAllBytesAsync(repository.PathOf("kiota-lock.json"), LockWriter.Write(locked.With(locked.KiotaVersion, [forged])));

        var (code, findings, _) = await repository.CheckAsync();

        Assert.Equal(1, code);
        Assert.Equal(["generated/Dogs/DogClient.cs", "kiota-lock.json"], findings.Select(finding => finding.Path));
    }

    [Fact]
    public async Task An_entry_removed_from_the_lock_is_seen_by_its_document_and_its_code_and_is_restored()
    {
        using var repository = await GateRepository.CreateAsync();
        var locked = LockReader.Parse(await File.ReadAllBytesAsync(repository.PathOf("kiota-lock.json")));
        await File.WriteAllBytesAsync(repository.PathOf("kiota-lock.json"), LockWriter.Write(locked with { Entries = [locked.Entries[0]] }));

        var (_, findings, _) = await repository.CheckAsync();

        Assert.Equal([("unclaimed", "specs/dogs.json"), ("unclaimed", "generated/Dogs")], findings.Select(finding => (finding.Kind, finding.Path)));
        Assert.All(findings, finding => Assert.Equal("git checkout HEAD -- kiota-lock.json", finding.Fix));
    }

    [Fact]
    public async Task A_new_document_is_told_how_to_be_added_and_not_to_be_thrown_away()
    {
        using var repository = await GateRepository.CreateAsync();
        repository.Write("specs/big-birds.yaml", "openapi: 3.0.3\n");
        repository.Write("specs/rules.json", """{ "extends": "a linter's settings" }""");

        var finding = Assert.Single((await repository.CheckAsync()).Findings);

        Assert.Equal(("unclaimed", "specs/big-birds.yaml"), (finding.Kind, finding.Path));
        Assert.Contains("\"BigBirds\": { \"descriptionLocation\": \"specs/big-birds.yaml\", \"outputPath\": \"generated/BigBirds\", ", finding.Message, StringComparison.Ordinal);
        Assert.StartsWith("edit kiota-lock.json", finding.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("generated/Birds/BirdClient.cs", "generated/Birds")]
    [InlineData("generated/notes.txt", "generated/notes.txt")]
    public async Task What_belongs_to_no_client_is_named(string path, string named)
    {
        using var repository = await GateRepository.CreateAsync();
        repository.Write(path, "x");

        var finding = Assert.Single((await repository.CheckAsync()).Findings);

        Assert.Equal(("unclaimed", named), (finding.Kind, finding.Path));
    }

    [Fact]
    public async Task A_lock_of_another_Kiota_than_the_pinned_one_is_a_finding_of_its_own()
    {
        using var repository = await GateRepository.CreateAsync();
        var pinned = ToolManifest.PinnedVersion(Repository.Root, "");
        repository.Replace("kiota-lock.json", $"\"kiotaVersion\": \"{pinned}\"", "\"kiotaVersion\": \"1.16.0\"");

        var (code, findings, _) = await repository.CheckAsync();

        var finding = Assert.Single(findings);
        Assert.Equal((1, "tool version", "kiota-gate regen"), (code, finding.Kind, finding.Fix));
        Assert.Equal($"was made by Kiota 1.16.0, but .config/dotnet-tools.json pins {pinned}", finding.Message);
    }
}
