using System.Text.Json.Nodes;

namespace KiotaGate.Tests.Diff;

public sealed class DiffCommandTests
{
    private static readonly string Old = GateRepository.Document("Pet");

    private static readonly string WithBirthDate = GateRepository.Document("Pet", "'name': { 'type': 'string' }, 'born': { 'type': 'string', 'format': 'date' }");

    [Fact]
    public async Task Two_files_are_compared_as_documents_and_as_code()
    {
        using var repository = await GateRepository.CreateAsync();
        repository.Write("old.json", Old);
        repository.Write("new.json", WithBirthDate);

        var (code, output, error) = await repository.RunAsync("diff", "old.json", "new.json");

        Assert.Equal((0, ""), (code, error));
        Assert.Equal(
            """
            new.json: 2 breaking, 2 additive, 0 documentation
              document
                breaking      Pet.age: property removed
                additive      Pet.born: property added
              C# API
                breaking      ApiSdk.Models.Pet.Age: member removed
                additive      ApiSdk.Models.Pet.Born: member added

            """,
            output);
    }

    [Theory]
    [InlineData("breaking", "\"maximum\": 100", "\"maximum\": 10", 1)]
    [InlineData("breaking", "\"maximum\": 100", "\"maximum\": 1000", 0)]
    [InlineData("additive", "\"maximum\": 100", "\"maximum\": 1000", 1)]
    [InlineData("additive", "\"title\": \"Pet\"", "\"title\": \"Animal\"", 0)]
    [InlineData("documentation", "\"title\": \"Pet\"", "\"title\": \"Animal\"", 1)]
    public async Task Fail_on_answers_1_when_a_change_is_at_least_that_grave(string limit, string from, string to, int expected)
    {
        using var repository = await GateRepository.CreateAsync();
        repository.Write("old.json", Old);
        repository.Write("new.json", Old.Replace(from, to, StringComparison.Ordinal));

        var (code, _, _) = await repository.RunAsync("diff", "old.json", "new.json", "--fail-on", limit);

        Assert.Equal(expected, code);
    }

    [Fact]
    public async Task A_revision_means_documents_and_code_as_they_were_and_a_stale_document_is_generated()
    {
        using var repository = await GateRepository.CreateAsync();
        repository.Replace("specs/cats.json", "\"/items\"", "\"/animals\"");

        var (code, output, _) = await repository.RunAsync("diff", "HEAD", "--format", "json", "--fail-on", "breaking");

        var client = JsonNode.Parse(output)!["clients"]![0]!;
        Assert.Equal(1, code);
        Assert.Equal("Cats", client["name"]!.GetValue<string>());
        Assert.Contains(client["documentChanges"]!.AsArray(), change => change!["location"]!.GetValue<string>() == "GET /items" && change["impact"]!.GetValue<string>() == "breaking");
        Assert.Contains(client["apiChanges"]!.AsArray(), change => change!["location"]!.GetValue<string>() == "Acme.Cats.CatClient.Items");
    }

    [Fact]
    public async Task Two_revisions_are_compared_without_Kiota()
    {
        using var repository = await GateRepository.CreateAsync();
        repository.Replace("specs/cats.json", "\"age\"", "\"years\"");
        await repository.RunAsync("regen");
        repository.Commit();
        repository.Delete(".config/dotnet-tools.json");

        var (code, output, error) = await repository.RunAsync("diff", "HEAD~1", "HEAD", "--client", "Cats");

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("breaking      Acme.Cats.Models.Cat.Age: member removed", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Annotations_cannot_be_forged_by_a_document()
    {
        using var repository = await GateRepository.CreateAsync();
        repository.Write("old.json", Old);
        repository.Write("new.json", Old.Replace("\"age\"", "\"x\\n::error::forged\"", StringComparison.Ordinal));

        var (_, output, _) = await repository.RunAsync("diff", "old.json", "new.json", "--format", "github");

        Assert.DoesNotContain(output.Split('\n'), line => line.StartsWith("::error::forged", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nowhere", "'nowhere' is neither a file here nor a revision that git knows.")]
    [InlineData("--upload-pack=x", "Unknown option '--upload-pack=x'.")]
    public async Task An_argument_that_names_nothing_is_bad_input(string argument, string message)
    {
        using var repository = await GateRepository.CreateAsync();

        var (code, output, error) = await repository.RunAsync("diff", argument);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_gives_no_client_is_named()
    {
        using var repository = await GateRepository.CreateAsync();
        repository.Write("old.json", Old);
        repository.Write("new.json", Old.Replace("\"#/components/schemas/Pet\"", "\"#/components/schemas/Gone\"", StringComparison.Ordinal));

        var (code, _, error) = await repository.RunAsync("diff", "old.json", "new.json");

        Assert.Equal(2, code);
        Assert.Contains("new.json: the reference '#/components/schemas/Gone' leads nowhere", error, StringComparison.Ordinal);
    }
}
