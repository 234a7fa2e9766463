namespace KiotaGate.Tests.Documents;

/// <summary>
/// Documents that Kiota makes no client from, or one with a hole. Kiota answers "completed successfully" to many of them.
/// Each is tried with check and regen, and with a second client that nothing is wrong with.
/// </summary>
public sealed class UnusableDocumentTests(ManyDocuments together) : IClassFixture<ManyDocuments>
{
    private static readonly string Good = GateRepository.Document("Cat");

    // Name, document, a part of the message, and the line; 0 when there is none.
    private static readonly List<(string What, string Document, string Message, int Line)> Cases =
    [
        ("text that is not JSON", "{\n  \"openapi\": \"3.0.3\",\n  oops\n}", "is not valid JSON", 3),
        ("text that is not YAML", "openapi: 3.0.3\ninfo: [\n", "is not valid YAML", 3),
        ("plain text", "hello world\n", "a string instead of an OpenAPI document", 1),
        ("an empty file", "", "is empty", 0),
        ("an empty object", "{}", "has no OpenAPI version", 1),
        ("an array", "[]", "an array instead of an OpenAPI document", 1),
        ("no version", Good.Replace("\"openapi\": \"3.0.3\",", "", StringComparison.Ordinal), "has no OpenAPI version", 1),
        ("two versions", Good.Replace("\"openapi\": \"3.0.3\",", "\"openapi\": \"3.0.3\", \"openapi\": \"3.0.3\",", StringComparison.Ordinal), "the name 'openapi' occurs twice", 2),
        ("a wrong version", Good.Replace("3.0.3", "9.9", StringComparison.Ordinal), "OpenAPI version '9.9' is not supported", 2),
        ("an unknown minor version", Good.Replace("3.0.3", "3.9.0", StringComparison.Ordinal), "Kiota makes no client from it: OpenAPI specification version '3.9.0' is not supported", 0),
        ("paths that are no object", Good.Replace("\"paths\": {", "\"paths\": [], \"x-paths\": {", StringComparison.Ordinal), "'paths' must be an object, but is an array", 5),
        ("a dangling reference", With("'p': { '$ref': '#/components/schemas/Gone' }"), "'#/components/schemas/Gone' leads nowhere", 10),
        ("a dangling response", Good.Replace("\"200\": {", "\"404\": { \"$ref\": \"#/components/responses/Gone\" }, \"200\": {", StringComparison.Ordinal), "'#/components/responses/Gone' leads nowhere", 8),
        ("a dangling parameter", Good.Replace("\"parameters\": [", "\"parameters\": [ { \"$ref\": \"#/components/parameters/Gone\" },", StringComparison.Ordinal), "'#/components/parameters/Gone' leads nowhere", 7),
        ("a dangling anchor", With("'p': { '$ref': '#gone' }").Replace("3.0.3", "3.1.0", StringComparison.Ordinal), "'#gone' leads nowhere", 10),
        ("a reference to a file", With("'p': { '$ref': 'other.json#/X' }"), "'other.json#/X' leads out of the document", 10),
        ("a reference to an address", With("'p': { '$ref': 'https://example.test/x.json' }"), "'https://example.test/x.json' leads out of the document", 10),
        ("a reference to an example in a file", Good.Replace("\"schema\": { \"$ref\"", "\"examples\": { \"a\": { \"$ref\": \"other.json#/x\" } }, \"schema\": { \"$ref\"", StringComparison.Ordinal), "The external reference other.json is not allowed", 0),
        ("a boolean schema", With("'p': true"), "a boolean schema", 10),
        ("a schema that is null", With("'p': null"), "must be an object, but is null", 10),
        ("a component that is a boolean", Good.Replace("\"Cat\": { \"type\"", "\"Dog\": true, \"Cat\": { \"type\"", StringComparison.Ordinal).Replace("schemas/Cat", "schemas/Dog", StringComparison.Ordinal), "a boolean schema", 10),
        ("a bare discriminator mapping", With("'p': { '$ref': '#/components/schemas/Base' }").Replace("\"schemas\": {", "\"schemas\": { \"Base\": { \"type\": \"object\", \"discriminator\": { \"propertyName\": \"k\", \"mapping\": { \"c\": \"Cat\" } } },", StringComparison.Ordinal), "the mapping 'Cat' leads out of the document", 10),
        ("a dangling discriminator mapping", With("'p': { '$ref': '#/components/schemas/Base' }").Replace("\"schemas\": {", "\"schemas\": { \"Base\": { \"type\": \"object\", \"discriminator\": { \"propertyName\": \"k\", \"mapping\": { \"c\": \"#/components/schemas/Gone\" } } },", StringComparison.Ordinal), "'#/components/schemas/Gone' leads nowhere", 10),
        ("a parameter at the root", Good.Replace("\"/items\": {", "\"/{id}\": {", StringComparison.Ordinal), "a path whose first segment is a parameter: '/{id}'", 6),
        ("a length that is no number", With("'p': { 'type': 'string', 'maxLength': 'x' }"), "a whole number", 10),
        ("a component that is itself", Good.Replace("\"schemas\": {", "\"schemas\": { \"A\": { \"$ref\": \"#/components/schemas/B\" }, \"B\": { \"$ref\": \"#/components/schemas/A\" },", StringComparison.Ordinal), "its own base", 10),
        ("half of a surrogate pair", Good.Replace("\"title\": \"Cat\"", "\"title\": \"Cat\\ud800\"", StringComparison.Ordinal), "Cannot read incomplete UTF-16", 0),
        ("nesting without end", "openapi: 3.0.3\nx: " + new string('[', 5000), "nesting depth", 2),
        ("aliases that multiply", "openapi: 3.0.3\ninfo: { title: a, version: '1' }\npaths: {}\nx-a: &a [1,1,1,1,1,1,1,1,1]\nx-b: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nx-c: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nx-d: &d [*c,*c,*c,*c,*c,*c,*c,*c]\nx-e: [*d,*d,*d,*d,*d,*d,*d,*d]\n", "aliases", 0),
    ];

    public static TheoryData<string> Names => [.. Cases.Select(row => row.What)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_unusable_document_is_a_finding_of_its_client_and_changes_nothing(string what)
    {
        var (_, _, message, line) = Cases.Single(row => row.What == what);
        var (code, findings) = await together.CheckAsync(Cases.Select(row => (row.What, row.Document)));
        var finding = findings.First(finding => finding.Path == ManyDocuments.PathOf(what));

        Assert.Equal((2, "unusable"), (code, finding.Kind));
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
        Assert.Equal(line, finding.Line ?? 0);
        Assert.DoesNotContain("Exception", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Path.GetTempPath(), finding.Message, StringComparison.Ordinal);
        await together.RegenChangesNothingAsync(what);
    }

    [Fact]
    public async Task A_client_beside_thirty_unusable_documents_is_still_checked()
    {
        var (_, findings) = await together.CheckAsync(Cases.Select(row => (row.What, row.Document)));

        Assert.Contains(findings, finding => finding is { Kind: "edited", Path: "generated/Dogs/DogClient.cs" });
    }

    [Fact]
    public async Task Every_reference_that_leads_nowhere_is_named_with_its_place()
    {
        using var repository = await GateRepository.CreateAsync();
        repository.Write("specs/cats.json", With("'p': { '$ref': '#/components/schemas/Gone' }, 'q': { 'type': 'array', 'items': { '$ref': 'other.json' } }"));

        var (_, findings, _) = await repository.CheckAsync("Cats");

        Assert.Equal(
            ["#/components/schemas/Cat/properties/p/$ref", "#/components/schemas/Cat/properties/q/items/$ref"],
            findings.Select(finding => finding.Pointer));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("github")]
    [InlineData("json")]
    public async Task Every_format_names_file_line_and_pointer_and_the_other_clients_findings(string format)
    {
        using var repository = await GateRepository.CreateAsync();
        repository.Write("specs/cats.json", With("'p': { '$ref': '#/components/schemas/Gone' }"));
        repository.Delete("generated/Dogs/DogClient.cs");

        var (code, output, error) = await repository.RunAsync("check", "--format", format);

        Assert.Equal((2, ""), (code, error));
        Assert.Contains("specs/cats.json", output, StringComparison.Ordinal);
        Assert.Contains(format == "github" ? ",line=10,col=" : format == "json" ? "\"line\": 10" : "specs/cats.json:10: the reference", output, StringComparison.Ordinal);
        Assert.Contains("#/components/schemas/Cat/properties/p/$ref", output, StringComparison.Ordinal);
        Assert.Contains("generated/Dogs/DogClient.cs", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_is_absent_a_folder_or_a_link_out_of_the_repository_is_named()
    {
        using var repository = await GateRepository.CreateAsync();
        repository.Delete("specs/cats.json");
        var absent = Assert.Single((await repository.CheckAsync("Cats")).Findings);
        Directory.CreateDirectory(repository.PathOf("specs/cats.json"));
        var folder = Assert.Single((await repository.CheckAsync("Cats")).Findings);
        Directory.Delete(repository.PathOf("specs/cats.json"));
        var outside = Path.GetTempFileName();
        await File.WriteAllTextAsync(outside, Good);
        File.CreateSymbolicLink(repository.PathOf("specs/cats.json"), outside);
        var link = Assert.Single((await repository.CheckAsync("Cats")).Findings);
        File.Delete(outside);

        Assert.Contains("does not exist", absent.Message, StringComparison.Ordinal);
        Assert.Contains("is a folder", folder.Message, StringComparison.Ordinal);
        Assert.Contains("link out of the repository", link.Message, StringComparison.Ordinal);
        Assert.All(new[] { absent, folder, link }, finding => Assert.Equal(("unusable", "specs/cats.json"), (finding.Kind, finding.Path)));
    }

    [Theory]
    [InlineData("generated/Cats")]
    [InlineData("generated")]
    public async Task An_output_that_is_a_file_is_named_and_left_alone(string path)
    {
        using var repository = await GateRepository.CreateAsync();
        Directory.Delete(repository.PathOf(path), recursive: true);
        repository.Write(path, "precious");

        var (code, findings, _) = await repository.CheckAsync("Cats");
        var regen = await repository.RunAsync("regen", "Cats");

        Assert.Equal((2, 2), (code, regen.Code));
        Assert.Contains(findings, finding => finding is { Kind: "unusable", Path: "generated/Cats" } && finding.Message.Contains("is a file", StringComparison.Ordinal));
        Assert.Equal("precious", repository.Read(path));
    }

    [Theory]
    [InlineData("generated")]
    [InlineData("generated/Cats")]
    public async Task An_output_behind_a_link_is_neither_read_nor_written(string path)
    {
        using var repository = await GateRepository.CreateAsync();
        var victim = Directory.CreateTempSubdirectory("gate-victim-").FullName;
        await File.WriteAllTextAsync(Path.Combine(victim, "precious.txt"), "keep");
        Directory.Delete(repository.PathOf(path), recursive: true);
        Directory.CreateSymbolicLink(repository.PathOf(path), victim);

        var (code, findings, _) = await repository.CheckAsync("Cats");
        var regen = await repository.RunAsync("regen", "Cats");
        var left = Directory.GetFileSystemEntries(victim);
        Directory.Delete(victim, recursive: true);

        Assert.Equal((2, 2), (code, regen.Code));
        Assert.Contains(findings, finding => finding.Kind == "unusable" && finding.Message.Contains($"{path} is a symbolic link", StringComparison.Ordinal));
        Assert.Equal([Path.Combine(victim, "precious.txt")], left);
    }

    private static string With(string properties) => GateRepository.Document("Cat", properties);
}
