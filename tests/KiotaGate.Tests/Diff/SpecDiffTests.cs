using System.Text.Json.Nodes;

namespace Clients.Cli.Tests.Spec;

public sealed class SpecDiffTests : IDisposable
{
    private readonly TemporaryRepository _repository = new(PetDocument.Text);

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task Two_files_are_compared_as_documents_and_as_code()
    {
        _repository.Write("old.json", PetDocument.Text);
        _repository.Write("new.json", PetDocument.WithBirthDate);

        var (code, output, _) = await _repository.RunAsync("spec", "diff", "old.json", "new.json");

        Assert.Equal(0, code);
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
    [InlineData("additive", "\"Pets\"", "\"Animals\"", 0)]
    [InlineData("documentation", "\"Pets\"", "\"Animals\"", 1)]
    public async Task Fail_on_answers_1_when_a_change_is_at_least_that_grave(string limit, string from, string to, int expected)
    {
        _repository.Write("old.json", PetDocument.Text);
        _repository.Write("new.json", PetDocument.Text.Replace(from, to, StringComparison.Ordinal));

        var (code, _, _) = await _repository.RunAsync("spec", "diff", "old.json", "new.json", "--fail-on", limit);

        Assert.Equal(expected, code);
    }

    [Fact]
    public async Task A_revision_means_the_locks_documents_as_they_were()
    {
        _repository.Write("specs/pets.json", PetDocument.Text.Replace("\"/pets\"", "\"/animals\"", StringComparison.Ordinal));

        var (code, output, _) = await _repository.RunAsync("spec", "diff", "HEAD", "--format", "json", "--fail-on", "breaking");

        var client = JsonNode.Parse(output)!["clients"]![0]!;
        Assert.Equal(1, code);
        Assert.Equal("Pets", client["name"]!.GetValue<string>());
        Assert.Contains(client["documentChanges"]!.AsArray(), change => change!["location"]!.GetValue<string>() == "GET /pets" && change["impact"]!.GetValue<string>() == "breaking");
        Assert.Contains(client["apiChanges"]!.AsArray(), change => change!["location"]!.GetValue<string>() == "Acme.Pets.PetClient.Pets");
    }

    [Fact]
    public async Task Annotations_cannot_be_forged_by_a_document()
    {
        _repository.Write("old.json", PetDocument.Text);
        _repository.Write("new.json", PetDocument.Text.Replace("\"age\"", "\"x\\n::error::forged\"", StringComparison.Ordinal));

        var (_, output, _) = await _repository.RunAsync("spec", "diff", "old.json", "new.json", "--format", "github");

        Assert.DoesNotContain(output.Split('\n'), line => line.StartsWith("::error::forged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_argument_that_names_nothing_is_bad_input()
    {
        var (code, output, error) = await _repository.RunAsync("spec", "diff", "nowhere");

        Assert.Equal(2, code);
        Assert.Equal("", output);
        Assert.Contains("'nowhere' is neither a file here nor a revision git knows", error, StringComparison.Ordinal);
    }
}
