using System.Text;
using System.Text.Json.Nodes;
using Clients.Kiota.Generator.Loading;

namespace Clients.Kiota.Generator.Tests.Trees;

/// <summary>An API described in other words makes the same client, byte for byte.</summary>
public sealed class EquivalentDocumentTests
{
    [Theory]
    [MemberData(nameof(Fixture.All), MemberType = typeof(Fixture))]
    public void The_order_of_components_does_not_show(string name) => RequireSameTree(name, d => DocumentRewriter.WithComponentsReversed(d).ToJsonString());

    [Theory]
    [MemberData(nameof(Fixture.All), MemberType = typeof(Fixture))]
    public void Whether_parts_are_shared_does_not_show(string name) => RequireSameTree(name, d => DocumentRewriter.WithPartsShared(d).ToJsonString());

    [Theory]
    [MemberData(nameof(Fixture.All), MemberType = typeof(Fixture))]
    public void Whether_it_is_3_0_or_3_1_does_not_show(string name) => RequireSameTree(name, d => DocumentRewriter.AsVersion31(d).ToJsonString());

    [Theory]
    [MemberData(nameof(Fixture.All), MemberType = typeof(Fixture))]
    public void Whether_it_is_JSON_or_YAML_does_not_show(string name)
    {
        // Kiota takes a null among an enum's values for a value in YAML, not in JSON.
        string[] ofNullableEnums = name is "Conformance/nullable-30" or "Conformance/nullable-31" ? ["Models/N_e.cs"] : [];

        RequireSameTree(name, DocumentRewriter.AsYaml, ofNullableEnums);
    }

    private static void RequireSameTree(string name, Func<JsonObject, string> rewrite, params string[] except)
    {
        Fixture fixture = Fixture.Named(name);
        string document = rewrite(DocumentLoader.LoadNodes(fixture.Document, name));

        GenerationResult result = ClientGenerator.Generate(Encoding.UTF8.GetBytes(document), name, fixture.Settings());

        Assert.Equal(string.Empty, TreeDifference.Between(fixture.Expected(), result.Files, except));
    }
}
