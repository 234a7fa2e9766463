using System.Text;

namespace Clients.Kiota.Generator.Tests.Rules;

/// <summary>A document that holds other things than OpenAPI has in their place: every such place is named.</summary>
public sealed class StructureTests
{
    private const string Head = """{"openapi":"3.0.3","info":{"title":"t","version":"1"},""";

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once_in_document_order()
    {
        IReadOnlyList<GenerationMessage> errors = Refused(Head + """
            "paths":{"/a":{"parameters":{"p":1},"get":"x","post":{"responses":{"200":{"content":{"application/json":{"schema":"X"} } } } } } },
            "components":{"schemas":{"S":{"properties":{"p":null,"q":{"allOf":[5],"minLength":1e20,"readOnly":"yes"} } },"T":{"$ref":"#/components/schemas/Missing"} } } }
            """);

        Assert.Equal(
            [
                "#/paths/~1a/parameters",
                "#/paths/~1a/get",
                "#/paths/~1a/post/responses/200/content/application~1json/schema",
                "#/components/schemas/S/properties/p",
                "#/components/schemas/S/properties/q/allOf/0",
                "#/components/schemas/S/properties/q/minLength",
                "#/components/schemas/S/properties/q/readOnly",
                "#/components/schemas/T",
            ],
            errors.Select(e => e.JsonPointer));
    }

    [Theory]
    [InlineData("'additionalProperties':'x'", "additionalProperties")]
    [InlineData("'exclusiveMinimum':0", "exclusiveMinimum")]
    [InlineData("'multipleOf':1e400", "multipleOf")]
    [InlineData("'properties':'x'", "properties")]
    [InlineData("'oneOf':{'a':1}", "oneOf")]
    [InlineData("'items':'x'", "items")]
    [InlineData("'anyOf':[true]", "anyOf/0")]
    public void A_schema_that_cannot_be_read_is_located(string keyword, string place)
        => Assert.Equal($"#/components/schemas/S/{place}", Refused(Head + "\"paths\":{},\"components\":{\"schemas\":{\"S\":{" + keyword.Replace('\'', '"') + "}}}}").Single().JsonPointer);

    [Theory]
    [InlineData("'items':[{'type':'string'}]")]
    [InlineData("'items':true")]
    [InlineData("'required':true")]
    [InlineData("'properties':[]")]
    [InlineData("'deprecated':null")]
    public void What_Kiota_reads_as_left_out_is_left_out(string keyword)
        => Assert.Equal("UntypedNode", Sample.TypeOf("{" + keyword + "}"));

    [Theory]
    [InlineData("paths:")]
    [InlineData("paths: {}\ncomponents:")]
    [InlineData("paths: {}\ncomponents:\n  schemas:\n  parameters:\nservers:\ntags:\nsecurity:")]
    [InlineData("paths:\n  /:\n    get:\n      parameters:\n      responses:\n        204:")]
    public void What_is_empty_in_YAML_counts_as_left_out(string rest)
        => Assert.Equal(["ApiClient.cs"], Sample.Generate($"openapi: 3.0.3\ninfo:\n{rest}\n").Files.Select(f => f.Path));

    [Fact]
    public void A_document_in_UTF_16_is_refused_for_that()
        => Assert.Contains("UTF-16", Refused(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Head)).ToArray()).Single().Text, StringComparison.Ordinal);

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_located()
    {
        GenerationMessage error = Refused(Encoding.Latin1.GetBytes("{\"openapi\":\"3.0.3\",\n\"x\":\"é\"}")).Single();

        Assert.Equal((2, 6), (error.Line, error.Column));
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused()
        => Assert.Contains("no Unicode", Refused(Head + "\"paths\":{},\"x\":\"\\ud800\",\"components\":{\"schemas\":{\"\\ud800\":{}}}}").Single().Text, StringComparison.Ordinal);

    private static IReadOnlyList<GenerationMessage> Refused(string text) => Refused(Encoding.UTF8.GetBytes(text));

    private static IReadOnlyList<GenerationMessage> Refused(byte[] document)
        => Assert.Throws<GenerationException>(() => ClientGenerator.Generate(
            document,
            "sample.json",
            new GenerationSettings { ClientClassName = "ApiClient", ClientNamespaceName = "Acme.Client" })).Errors;
}
