using System.Text.Json;
using KiotaGate.Lock;

namespace Clients.Contract.Tests.Repository;

public sealed class DriftGateTests
{
    public static TheoryData<string, string> Documents()
    {
        var data = new TheoryData<string, string>();
        foreach (var client in LockReader.Read(new RepositoryLayout(RepositoryCopy.OriginalRoot), out _).Clients)
        {
            data.Add(client.Name, client.DescriptionLocation);
        }

        return data;
    }

    [Fact]
    public async Task What_is_committed_is_what_regeneration_writes()
    {
        using var copy = new RepositoryCopy();

        var (code, output, error) = await copy.RunAsync("check");

        Assert.True(code == 0, output + error);
    }

    [Fact]
    public async Task The_work_tree_stays_clean_after_regeneration()
    {
        using var copy = new RepositoryCopy();

        var (code, _, error) = await copy.RunAsync("regen");

        Assert.True(code == 0, error);
        Assert.Equal("", copy.Status());
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task One_character_more_in_a_document_is_drift_that_names_it_and_its_remedy(string client, string document)
    {
        using var copy = new RepositoryCopy();
        await File.AppendAllTextAsync(copy.PathOf(document), " ");

        var (code, output, _) = await copy.RunAsync("check");

        Assert.Equal(1, code);
        Assert.Contains($"stale: {document} changed since {client} was generated from it", output, StringComparison.Ordinal);
        Assert.Contains($"fix: kiota-gate regen {client}\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_character_more_in_any_generated_file_is_drift_that_names_it_and_its_remedy()
    {
        using var copy = new RepositoryCopy();
        var files = RepositoryCopy.Tracked("generated").ToList();
        foreach (var file in files)
        {
            await File.AppendAllTextAsync(copy.PathOf(file), " ");
        }

        var (code, output, _) = await copy.RunAsync("check", "--format", "json");

        Assert.Equal(1, code);
        using var report = JsonDocument.Parse(output);
        var findings = report.RootElement.GetProperty("clients").EnumerateArray().SelectMany(client => client.GetProperty("findings").EnumerateArray()).ToList();
        Assert.Equal(files.Order(StringComparer.Ordinal), findings.Select(finding => finding.GetProperty("path").GetString()).Order(StringComparer.Ordinal));
        Assert.All(findings, finding => Assert.Equal($"kiota-gate regen {finding.GetProperty("path").GetString()!.Split('/')[1]}", finding.GetProperty("fix").GetString()));
    }

    [Fact]
    public async Task Annotations_name_file_line_and_remedy()
    {
        using var copy = new RepositoryCopy();
        var file = RepositoryCopy.Tracked("generated/WizChat").First();
        await File.WriteAllTextAsync(copy.PathOf(file), "x" + await File.ReadAllTextAsync(copy.PathOf(file)));

        var (code, output, _) = await copy.RunAsync("check", "--format", "github");

        Assert.Equal(1, code);
        Assert.StartsWith($"::error file={file},line=1,title=Generated code%3A edited::{file} differs from what Kiota generates. Fix: kiota-gate regen WizChat%0A", output, StringComparison.Ordinal);
    }
}
