using System.Text;
using Clients.Kiota.Generator.Drift;
using Clients.Kiota.Generator.Lock;
using Clients.Kiota.Generator.Tests.Repositories;

namespace Clients.Kiota.Generator.Tests.Drift;

public sealed class LockDriftTests
{
    [Theory]
    [InlineData("\"descriptionHash\": \"2 files\"", "\"descriptionHash\": \"3 files\"")]
    [InlineData("\"kiotaVersion\": \"1.34.1\"", "\"kiotaVersion\":  \"1.34.1\"")]
    [InlineData("\"outputHash\": \"", "\"outputHash\": \"0")]
    public async Task Any_edit_of_the_lock_is_named_with_a_diff(string was, string becomes)
    {
        using var repository = await TestRepository.CreateAsync();
        Replace(repository, was, becomes);

        var finding = Assert.Single((await repository.CheckAsync()).Repository);

        Assert.Equal((DriftKind.Edited, "kiota-lock.json", "clients regen"), (finding.Kind, finding.Path, finding.Mend));
        Assert.NotNull(finding.Diff);
    }

    [Fact]
    public async Task An_edited_setting_shows_in_the_tree()
    {
        using var repository = await TestRepository.CreateAsync();
        Replace(repository, "DogClient", "HoundClient");

        var report = await repository.CheckAsync();

        Assert.Contains(report.Findings, finding => finding is { Kind: DriftKind.Stale, Path: "generated/Dogs/DogClient.cs" });
    }

    [Fact]
    public async Task A_hand_edit_does_not_survive_by_editing_the_lock_along_with_it()
    {
        using var repository = await TestRepository.CreateAsync();
        var forged = new Dictionary<string, byte[]> { ["DogClient.cs"] = Encoding.UTF8.GetBytes("// mine\n") };
        await File.WriteAllBytesAsync(repository.PathOf("generated/Dogs/DogClient.cs"), forged["DogClient.cs"]);
        var locked = LockReader.Parse(repository.Read("kiota-lock.json"));
        var entry = locked.Clients.Single(client => client.Name == "Dogs") with { OutputHash = ContentHash.OfTree(forged) };
        repository.Write("kiota-lock.json", LockWriter.Write(locked.With([entry])));

        var report = await repository.CheckAsync();

        Assert.Equal(["generated/Dogs/DogClient.cs", "kiota-lock.json"], report.Findings.Select(finding => finding.Path));
    }

    [Fact]
    public async Task A_client_missing_from_the_lock_is_seen_by_its_document_and_its_tree()
    {
        using var repository = await TestRepository.CreateAsync();
        var locked = LockReader.Parse(repository.Read("kiota-lock.json"));
        repository.Write("kiota-lock.json", LockWriter.Write(new RepositoryLock([locked.Clients[0]])));

        var report = await repository.CheckAsync();

        Assert.Equal(
            [(DriftKind.Unclaimed, "specs/dogs.json"), (DriftKind.Unclaimed, "generated/Dogs")],
            report.Findings.Select(finding => (finding.Kind, finding.Path)));
        Assert.All(report.Findings, finding => Assert.StartsWith("git checkout -- kiota-lock.json", finding.Mend, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("generated/Birds/BirdClient.cs", "generated/Birds")]
    [InlineData("generated/notes.txt", "generated/notes.txt")]
    public async Task What_belongs_to_no_client_is_named(string path, string named)
    {
        using var repository = await TestRepository.CreateAsync();
        repository.Write(path, "x");

        var finding = Assert.Single((await repository.CheckAsync()).Findings);

        Assert.Equal((DriftKind.Unclaimed, named), (finding.Kind, finding.Path));
    }

    private static void Replace(TestRepository repository, string was, string becomes)
    {
        var text = repository.Read("kiota-lock.json");
        Assert.Contains(was, text, StringComparison.Ordinal);
        repository.Write("kiota-lock.json", text.Replace(was, becomes, StringComparison.Ordinal));
    }
}
