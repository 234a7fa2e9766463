using System.Text;

namespace KiotaGate.Tests.Documents;

/// <summary>Documents that look wrong, or are, and that Kiota renders all the same: they are never refused.</summary>
public sealed class RenderedDocumentTests(ManyDocuments together) : IClassFixture<ManyDocuments>
{
    private static readonly string Good = GateRepository.Document("Cat");

    private static readonly List<(string What, string Document)> Cases =
    [
        ("an empty block scalar", "openapi: 3.0.3\ninfo:\n  title: P\n  version: '1'\n  description: |\n\npaths:\n  /a:\n    get:\n      responses:\n        200:\n          description: ok\n"),
        ("a second YAML document", "openapi: 3.0.3\ninfo: { title: P, version: '1' }\npaths: {}\n---\nfoo: bar\n"),
        ("anchors and aliases", "openapi: 3.0.3\ninfo: &i { title: P, version: '1' }\npaths: {}\nx-copy: *i\n"),
        ("no paths", "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"P\",\"version\":\"1\"}}"),
        ("paths that are null", "openapi: 3.0.3\ninfo: { title: P, version: '1' }\npaths:\ncomponents:\n"),
        ("an info that is no object", Good.Replace("\"info\": {", "\"info\": [], \"x-info\": {", StringComparison.Ordinal)),
        ("a version that is a number", Good.Replace("\"3.0.3\"", "3.0", StringComparison.Ordinal)),
        ("OpenAPI 3.2", Good.Replace("3.0.3", "3.2.0", StringComparison.Ordinal)),
        ("a type that is a number", With("'p': { 'type': 5 }")),
        ("an enum of nothing but null", With("'p': { 'type': 'string', 'enum': [ null ] }")),
        ("additionalProperties: true", With("'p': { 'type': 'object', 'additionalProperties': true }")),
        ("a required that is no list", With("'p': { 'type': 'object', 'required': 'x' }")),
        ("a mapping without required", Good.Replace("\"schemas\": {", "\"schemas\": { \"Base\": { \"type\": \"object\", \"discriminator\": { \"propertyName\": \"k\", \"mapping\": { \"c\": \"#/components/schemas/Cat\" } } },", StringComparison.Ordinal)),
        ("a reference into a schema", With("'name': { 'type': 'string' }, 'p': { '$ref': '#/components/schemas/Cat/properties/name' }")),
        ("a reference to an id", With("'p': { '$ref': 'https://example.test/z' }").Replace("3.0.3", "3.1.0", StringComparison.Ordinal).Replace("\"schemas\": {", "\"schemas\": { \"Z\": { \"$id\": \"https://example.test/z\", \"type\": \"object\" },", StringComparison.Ordinal)),
        ("a reference whose case differs", With("'p': { '$ref': '#/Components/schemas/Cat' }")),
        ("an example that contains a $ref", With("'p': { 'type': 'object', 'example': { '$ref': 'other.json' } }")),
        ("a property named $ref", With("'$ref': { 'type': 'string' }")),
        ("bases in a circle", Good.Replace("\"schemas\": {", "\"schemas\": { \"A\": { \"allOf\": [ { \"$ref\": \"#/components/schemas/B\" } ] }, \"B\": { \"allOf\": [ { \"$ref\": \"#/components/schemas/A\" } ] },", StringComparison.Ordinal)),
        ("a path without a slash", Good.Replace("\"/items\": {", "\"items\": {", StringComparison.Ordinal)),
        ("a line separator in a name", With("'a\\u2028b': { 'type': 'string' }")),
        ("line separators in a description", With("'p': { 'type': 'string', 'description': 'a\\u2028b\\u2029c\\u0085d' }")),
    ];

    public static TheoryData<string> Names => [.. Cases.Select(row => row.What)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_document_that_Kiota_renders_is_generated_and_then_clean(string what)
    {
        await together.RegenerateAsync(Cases);
        var (_, findings) = await together.CheckAsync(Cases);

        Assert.DoesNotContain(findings, finding => finding.Path == ManyDocuments.PathOf(what) || finding.Path.StartsWith(ManyDocuments.OutputOf(what) + "/", StringComparison.Ordinal));
        Assert.DoesNotContain(
            Directory.EnumerateFiles(together.Absolute(ManyDocuments.OutputOf(what)), "*.cs", SearchOption.AllDirectories),
            file => File.ReadAllText(file).AsSpan().IndexOfAny("\u2028\u2029\u0085\r") >= 0);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public async Task A_document_with_a_byte_order_mark_is_read_as_Kiota_reads_it(string encoding)
    {
        using var repository = await GateRepository.CreateAsync();
        await File.WriteAllTextAsync(repository.PathOf("specs/cats.json"), Good, Encoding.GetEncoding(encoding));

        var regen = await repository.RunAsync("regen", "Cats");

        Assert.True(regen.Code == 0, regen.Output + regen.Error);
    }

    private static string With(string properties) => GateRepository.Document("Cat", properties);
}
