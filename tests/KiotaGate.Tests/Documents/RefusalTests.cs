using System.Text;

namespace Clients.Kiota.Generator.Tests.Rules;

/// <summary>What cannot be rendered exactly is refused, with its place and never with a stack trace.</summary>
public sealed class RefusalTests
{
    private const string Within = "{'allOf':[{'$ref':'#/components/schemas/Pet'},{'$ref':'#/components/schemas/X'}]}";

    private const string NoContent = """{"get":{"responses":{"204":{"description":""}}}}""";

    [Fact]
    public void Text_that_is_no_JSON_is_refused_with_line_and_column()
    {
        GenerationMessage error = Refused("{\n  \"openapi\": \"3.0.3\",\n  oops\n}").Single();

        Assert.Equal((GenerationMessageKind.Malformed, 3), (error.Kind, error.Line));
    }

    [Fact]
    public void Text_that_is_no_YAML_is_refused_with_line_and_column()
    {
        GenerationMessage error = Refused("openapi: 3.0.3\ninfo: [\n").Single();

        Assert.Equal(GenerationMessageKind.Malformed, error.Kind);
        Assert.NotNull(error.Line);
    }

    [Theory]
    [InlineData("openapi: [b\nc: d", "a bracket is not closed")]
    [InlineData("openapi: !!st[r 3", "a tag is malformed")]
    public void Text_on_which_the_YAML_parser_stumbles_is_refused_too(string text, string says)
        => Assert.Contains(says, Refused(text)[0].Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void YAML_that_nests_without_end_is_refused_before_the_stack_ends(string opener)
        => Assert.Contains("deeper than", Refused("openapi:\n  " + string.Concat(Enumerable.Repeat(opener, 50_000)))[0].Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("[]", "an array where an OpenAPI document")]
    [InlineData("{}", "neither 'openapi' nor 'swagger'")]
    [InlineData("""{"openapi":"4.0.0"}""", "version '4.0.0' is not supported")]
    [InlineData("""{"openapi":"3.0.3","paths":[]}""", "'paths' must be an object")]
    [InlineData("""{"openapi":"3.0.3","paths":{"/a":5}}""", "a path item must be an object")]
    [InlineData("""{"openapi":"3.0.3","openapi":"3.0.3"}""", "not well-formed JSON")]
    public void A_text_that_is_no_OpenAPI_document_is_refused(string text, string says)
        => Assert.Contains(says, Refused(text)[0].Text, StringComparison.Ordinal);

    [Fact]
    public void Every_reference_that_leads_nowhere_is_named_with_its_place()
    {
        IReadOnlyList<GenerationMessage> errors = Refused(
            """{"openapi":"3.0.3","info":{"title":"t","version":"1"},"paths":{},"components":{"schemas":{"A":{"$ref":"#/components/schemas/B"},"C":{"properties":{"d":{"$ref":"other.json#/D"}}}}}}""");

        Assert.Equal(["#/components/schemas/A", "#/components/schemas/C/properties/d"], errors.Select(e => e.JsonPointer));
        Assert.All(errors, e => Assert.Equal(GenerationMessageKind.Unresolvable, e.Kind));
    }

    [Theory]
    [InlineData("'A':{'allOf':[{'$ref':'#/components/schemas/B'}]},'B':{'allOf':[{'$ref':'#/components/schemas/A'}]}")]
    [InlineData("'A':{'$ref':'#/components/schemas/A'}")]
    [InlineData("'A':{'allOf':[{'allOf':[{'$ref':'#/components/schemas/A'}]}]}")]
    public void A_schema_that_is_its_own_base_is_refused(string schemas)
        => Assert.Contains("its own base", RefusedSample($"\"/a\":{NoContent}", schemas).Text, StringComparison.Ordinal);

    [Fact]
    public void A_bare_name_in_a_discriminator_mapping_is_refused()
        => Assert.Contains(
            "#/components/schemas/Der",
            RefusedSample($"\"/a\":{NoContent}", "'B':{'type':'object','discriminator':{'propertyName':'k','mapping':{'d':'Der'}}},'Der':{}").Text,
            StringComparison.Ordinal);

    [Fact]
    public void An_index_at_the_root_that_leaves_no_name_is_refused()
        => Assert.Equal("#/paths/~1{id}", RefusedSample($"\"/{{id}}\":{NoContent}").JsonPointer);

    [Fact]
    public void A_property_named_like_the_factory_is_refused()
        => Assert.Equal("#/components/schemas/X/properties/createFromDiscriminatorValue", RefusedModel("'createFromDiscriminatorValue':{'type':'string'}").JsonPointer);

    [Fact]
    public void A_component_of_several_types_is_refused()
        => Assert.Contains("several types", RefusedModel("'p':{'$ref':'#/components/schemas/M'}", "'M':{'type':['string','integer']}", "3.1.0").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("'A':{'oneOf':[{'$ref':'#/components/schemas/A'}],'discriminator':{'propertyName':'k'}}")]
    [InlineData("'A':{'anyOf':[{'$ref':'#/components/schemas/B'}]},'B':{'oneOf':[{'$ref':'#/components/schemas/A'}]}")]
    [InlineData("'A':{'type':'array','items':{'allOf':[{'$ref':'#/components/schemas/A'}]}}")]
    public void A_schema_that_is_nothing_but_itself_is_refused(string schemas)
        => Assert.Contains("nothing but itself", RefusedModel("'p':{'$ref':'#/components/schemas/A'}", schemas).Text, StringComparison.Ordinal);

    [Fact]
    public void A_component_that_multiplies_within_itself_is_refused()
        => Assert.Contains("inline classes", RefusedModel($"'p':{Within},'q':{Within}").Text, StringComparison.Ordinal);

    [Fact]
    public void A_component_that_grows_within_itself_stops_growing_after_50_levels()
    {
        GenerationResult result = Sample.WithModel($"'p':{Within}");

        Assert.Equal(50, result.Files.Count(f => f.Path.StartsWith("Models/X_p", StringComparison.Ordinal)));
        Assert.Contains(result.Warnings, w => w.Text.Contains("left out", StringComparison.Ordinal));
    }

    [Fact]
    public void A_setting_that_cannot_be_honoured_is_refused_not_ignored()
    {
        var settings = new GenerationSettings
        {
            ClientClassName = "ApiClient",
            ClientNamespaceName = "Acme.Client",
            ExcludeBackwardCompatible = false,
            UsesBackingStore = true,
        };

        GenerationException e = Assert.Throws<GenerationException>(() => ClientGenerator.Generate("{}"u8.ToArray(), "spec.json", settings));

        Assert.Equal(2, e.Errors.Count);
    }

    [Theory]
    [InlineData("'A':{'type':'array','items':{'$ref':'#/components/schemas/A'}}")]
    [InlineData("'A':{'oneOf':[{'$ref':'#/components/schemas/A'},{'$ref':'#/components/schemas/B'}]},'B':{'anyOf':[{'$ref':'#/components/schemas/A'},{'$ref':'#/components/schemas/B'}]}")]
    [InlineData("'A':{'type':'object','properties':{'b':{'$ref':'#/components/schemas/B'}}},'B':{'type':'object','properties':{'a':{'$ref':'#/components/schemas/A'}}}")]
    public void Schemas_that_refer_to_each_other_in_a_circle_come_to_an_end(string schemas)
        => Assert.NotEmpty(Sample.WithModel("'p':{'$ref':'#/components/schemas/A'}", schemas).Files);

    [Theory]
    [InlineData("/fnWithId", "/fn(id={id})", "#/paths/~1fn(id={id})")]
    [InlineData("/a", "/a/with-url", "#/paths/~1a~1with-url")]
    [InlineData("/a", "/a/..", "#/paths/~1a~1..")]
    public void A_segment_whose_member_its_class_cannot_have_is_refused(string first, string second, string place)
        => Assert.Equal(place, RefusedSample($"\"{first}\":{NoContent},\"{second}\":{NoContent}").JsonPointer);

    [Theory]
    [InlineData("3.0.3", "#/components/schemas/Pet/properties/name", true)]
    [InlineData("3.1.0", "#/components/schemas/Pet/properties/name", false)]
    [InlineData("3.1.0", "#/paths/~1x/get/responses/200/content/application~1json/schema", true)]
    [InlineData("3.0.3", "#/components/schemas/Pet", false)]
    public void A_reference_that_is_not_followed_is_warned_of(string version, string reference, bool isWarned)
    {
        GenerationResult result = Sample.WithModel($"'p':{{'$ref':'{reference}'}}", version: version);

        Assert.Equal(isWarned, result.Warnings.Any(w => w.JsonPointer == "#/components/schemas/X/properties/p"));
        Assert.Equal(isWarned ? "UntypedNode" : reference.EndsWith("name", StringComparison.Ordinal) ? "string" : "~.Models.Pet", result.Properties("Models/X.cs").First(p => p.Name == "P").Type);
    }

    [Theory]
    [InlineData("'clientClassName':'Cats'", "clientClassName")]
    [InlineData("'clientNamespaceName':'Cats','dependencies':[]", null)]
    [InlineData("'structuredMimeTypes':['application/json']", "structuredMimeTypes")]
    public void A_document_that_decides_a_setting_is_refused(string entry, string? refused)
    {
        string document = $$"""{"openapi":"3.0.3","info":{"title":"t","version":"1"},"paths":{},"x-ms-kiota-info":{"languagesInformation":{"CSharp":{ {{entry.Replace('\'', '"')}} } } } }""";

        GenerationException? e = Record.Exception(() => Sample.Generate(document)) as GenerationException;

        Assert.Equal(refused is null ? null : "#/x-ms-kiota-info/languagesInformation/CSharp/" + refused, e?.Errors[0].JsonPointer);
    }

    [Fact]
    public void Types_that_come_to_have_one_name_are_refused()
        => Assert.Contains(
            "'Acme.Client.Models.BaseRequestBuilderEscaped'",
            RefusedModel(
                "'p':{'$ref':'#/components/schemas/BaseRequestBuilder'},'q':{'$ref':'#/components/schemas/BaseRequestBuilderEscaped'}",
                "'BaseRequestBuilder':{'type':'object'},'BaseRequestBuilderEscaped':{'type':'object'}").Text,
            StringComparison.Ordinal);

    [Fact]
    public void A_name_that_can_be_no_file_is_refused()
        => Assert.Contains("control characters", RefusedModel("'p':{'$ref':'#/components/schemas/A\\u0001'}", "'A\\u0001':{'type':'object'}").Text, StringComparison.Ordinal);

    [Fact]
    public void A_long_chain_of_components_is_no_trouble()
    {
        var schemas = new StringBuilder("'C1000':{'type':'object'}");
        for (int i = 0; i < 1_000; i++)
        {
            schemas.Append(System.Globalization.CultureInfo.InvariantCulture, $",'C{i}':{{'type':'object','properties':{{'n':{{'$ref':'#/components/schemas/C{i + 1}'}}}}}}");
        }

        GenerationResult result = Sample.WithModel("'p':{'$ref':'#/components/schemas/C0'}", schemas.ToString());

        Assert.Contains("Models/C1000.cs", result.Files.Select(f => f.Path));
    }

    private static IReadOnlyList<GenerationMessage> Refused(string text)
        => Assert.Throws<GenerationException>(() => Sample.Generate(text)).Errors;

    private static GenerationMessage RefusedSample(string paths, string schemas = "")
        => Assert.Throws<GenerationException>(() => Sample.Of(paths, schemas)).Errors[0];

    private static GenerationMessage RefusedModel(string properties, string schemas = "", string version = "3.0.3")
        => Assert.Throws<GenerationException>(() => Sample.WithModel(properties, schemas, version)).Errors[0];
}
