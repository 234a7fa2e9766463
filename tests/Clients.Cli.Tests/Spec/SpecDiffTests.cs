using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Clients.Cli.Tests.Spec;

public sealed class SpecDiffTests : IDisposable
{
    private const string Old = """
        {
          "openapi": "3.0.3",
          "info": { "title": "Pets", "version": "1" },
          "servers": [ { "url": "https://api.test" } ],
          "paths": {
            "/pets": { "get": {
              "parameters": [ { "name": "limit", "in": "query", "schema": { "type": "integer", "maximum": 100 } } ],
              "responses": { "200": { "description": "ok", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Pet" } } } } } } }
          },
          "components": { "schemas": { "Pet": { "type": "object", "properties": { "name": { "type": "string" }, "age": { "type": "integer" } } } } }
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("spec-diff");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Two_files_are_compared_as_documents_and_as_code()
    {
        Write("old.json", Old);
        Write("new.json", Old.Replace("\"age\": { \"type\": \"integer\" }", "\"born\": { \"type\": \"string\", \"format\": \"date\" }", StringComparison.Ordinal));

        var (code, output, _) = await RunAsync("spec", "diff", "old.json", "new.json");

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
        Write("old.json", Old);
        Write("new.json", Old.Replace(from, to, StringComparison.Ordinal));

        var (code, _, _) = await RunAsync("spec", "diff", "old.json", "new.json", "--fail-on", limit);

        Assert.Equal(expected, code);
    }

    [Fact]
    public async Task A_revision_means_the_locks_documents_as_they_were()
    {
        Git("init", "-q");
        Write("kiota-lock.json", """
            { "lockFileVersion": "1.0.0", "kiotaVersion": "1.34.1", "clients": { "Pets": {
              "descriptionLocation": "specs/pets.json", "outputPath": "generated/Pets", "clientClassName": "PetClient", "clientNamespaceName": "Acme.Pets", "language": "CSharp" } } }
            """);
        Write("specs/pets.json", Old);
        Git("add", "-A");
        Git("-c", "user.name=Test", "-c", "user.email=test@example.test", "commit", "-qm", "Start");
        Write("specs/pets.json", Old.Replace("\"/pets\"", "\"/animals\"", StringComparison.Ordinal));

        var (code, output, _) = await RunAsync("spec", "diff", "HEAD", "--format", "json", "--fail-on", "breaking");

        var client = JsonNode.Parse(output)!["clients"]![0]!;
        Assert.Equal(1, code);
        Assert.Equal("Pets", client["name"]!.GetValue<string>());
        Assert.Contains(client["documentChanges"]!.AsArray(), change => change!["location"]!.GetValue<string>() == "GET /pets" && change["impact"]!.GetValue<string>() == "breaking");
        Assert.Contains(client["apiChanges"]!.AsArray(), change => change!["location"]!.GetValue<string>() == "Acme.Pets.PetClient.Pets");
    }

    [Fact]
    public async Task Annotations_cannot_be_forged_by_a_document()
    {
        Write("old.json", Old);
        Write("new.json", Old.Replace("\"age\"", "\"x\\n::error::forged\"", StringComparison.Ordinal));

        var (_, output, _) = await RunAsync("spec", "diff", "old.json", "new.json", "--format", "github");

        Assert.DoesNotContain(output.Split('\n'), line => line.StartsWith("::error::forged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_argument_that_names_nothing_is_bad_input()
    {
        var (code, output, error) = await RunAsync("spec", "diff", "nowhere");

        Assert.Equal(2, code);
        Assert.Equal("", output);
        Assert.Contains("'nowhere' is neither a file here nor a revision git knows", error, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var environment = new CliEnvironment { Out = output, Error = error, WorkingDirectory = _folder.FullName, Variable = _ => null };
        var code = await CommandLine.RunAsync(arguments, environment);
        return (code, output.ToString(), error.ToString());
    }

    private void Write(string path, string content)
    {
        var file = new FileInfo(Path.Combine(_folder.FullName, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, content);
    }

    private void Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = _folder.FullName })!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
