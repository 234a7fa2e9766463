using System.Text.Json.Nodes;
using Clients.Kiota.Generator.Lock;

namespace Clients.Kiota.Generator.Tests.Lock;

/// <summary>What of a document counts in its hash; that it equals Kiota's is shown where locks are compared.</summary>
public sealed class DescriptionHashTests
{
    [Theory]
    [InlineData("'/a/{x}','/a/{y}'", "'/a/{x}':'x-id','/a/{y}':'x-id'")]
    [InlineData("'/a/{x}','/a/{y}/b'", "'/a/{x}':'x-id','/a/{y}/b':'y'")]
    [InlineData("'/a/{x}/b','/a/{y}'", "'/a/{x}/b':'x-id','/a/{y}':'x-id'")]
    [InlineData("'/a/{x}/b/c','/a/{y}/b'", "'/a/{x}/b/c':'x-id','/a/{y}/b':'x-id'")]
    public async Task Parameters_that_merging_renames_count_under_their_new_names(string paths, string renamed)
    {
        string[] own = [.. paths.Split(',').Select(p => $"{p}:'{p[(p.IndexOf('{', StringComparison.Ordinal) + 1)]}'")];

        string hash = await HashOf(string.Join(',', own));

        // Names that no segment has are left alone, so this document is hashed as it stands.
        Assert.Equal(await HashOf(renamed), hash);
    }

    [Fact]
    public async Task In_a_3_1_document_nullable_counts_as_the_type_null()
        => Assert.Equal(await HashOfSchema("'type':['string','null']"), await HashOfSchema("'type':'string','nullable':true"));

    private static Task<string> HashOf(string namesByPath)
    {
        var paths = new JsonObject();
        foreach ((string path, JsonNode? name) in JsonNode.Parse($"{{{namesByPath.Replace('\'', '"')}}}")!.AsObject())
        {
            paths[path] = JsonNode.Parse(
                $$"""{"get":{"parameters":[{"name":"{{name}}","in":"path","required":true,"schema":{"type":"string"} }],"responses":{"204":{"description":""} } } }""");
        }

        return DescriptionHash.ComputeAsync(Document("3.0.3", paths, []));
    }

    private static Task<string> HashOfSchema(string members)
        => DescriptionHash.ComputeAsync(Document("3.1.0", [], new JsonObject { ["A"] = JsonNode.Parse($"{{{members.Replace('\'', '"')}}}") }));

    private static JsonObject Document(string version, JsonObject paths, JsonObject schemas) => new()
    {
        ["openapi"] = version,
        ["info"] = new JsonObject { ["title"] = "t", ["version"] = "1" },
        ["paths"] = paths,
        ["components"] = new JsonObject { ["schemas"] = schemas },
    };
}
