namespace Clients.Kiota.Generator.Tests.Rules;

/// <summary>How the members of a union are told apart, and what becomes of unions in unusual places.</summary>
public sealed class UnionTests
{
    private const string Animals = """
        'Animal':{'type':'object','properties':{'kind':{'type':'string'}},'discriminator':{'propertyName':'kind','mapping':{'cat-1':'#/components/schemas/Cat','cow-1':'#/components/schemas/Cow'}}},
        'Cat':{'allOf':[{'$ref':'#/components/schemas/Animal'},{'type':'object','properties':{'lives':{'type':'integer'}}}]},
        'Cow':{'allOf':[{'$ref':'#/components/schemas/Animal'},{'type':'object','properties':{'milk':{'type':'integer'}}}]}
        """;

    [Fact]
    public void Members_go_by_the_keys_their_common_base_maps_them_to()
    {
        string model = Sample.WithModel("'p':{'oneOf':[{'$ref':'#/components/schemas/Cat'},{'$ref':'#/components/schemas/Cow'}]}", Animals).File("Models/X.cs");

        Assert.Contains("GetChildNode(\"kind\")", model, StringComparison.Ordinal);
        Assert.Contains("if(\"cat-1\".Equals(mappingValue", model, StringComparison.Ordinal);
        Assert.Contains("else if(\"cow-1\".Equals(mappingValue", model, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_without_a_mapping_go_by_the_names_of_their_components()
    {
        string model = Sample.WithModel($"'p':{{'oneOf':[{Sample.Ref("Pet")},{Sample.Ref("Dog")}]}}").File("Models/X.cs");

        Assert.Contains("GetChildNode(\"\")", model, StringComparison.Ordinal);
        Assert.Contains("if(\"Dog\".Equals(mappingValue", model, StringComparison.Ordinal);
    }

    [Fact]
    public void A_union_that_is_a_member_of_another_is_one_class_with_the_properties_of_its_own_members()
    {
        GenerationResult result = Sample.WithModel(
            $"'p':{{'oneOf':[{Sample.Ref("Inner")},{Sample.Ref("Plain")}]}}",
            $"'Inner':{{'anyOf':[{Sample.Ref("Pet")},{Sample.Ref("Dog")}]}}");

        Assert.Equal(["AdditionalData", "Bark", "Name"], result.Properties("Models/Inner.cs").Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_union_named_like_an_enum_but_for_case_is_that_enum()
    {
        GenerationResult result = Sample.WithModel(
            "'first':{'$ref':'#/components/schemas/Color'},'second':{'$ref':'#/components/schemas/COLOR'}",
            $"'COLOR':{{'oneOf':[{Sample.Ref("Pet")},{Sample.Ref("Dog")}]}}");

        Assert.Contains(("~.Models.Color?", "Second"), result.Properties("Models/X.cs"));
    }

    [Fact]
    public void Inline_unions_of_one_name_are_the_first_one()
    {
        string model = Sample.WithModel($"'a-b':{{'oneOf':[{Sample.Ref("Pet")},{Sample.Ref("Dog")}]}},'aB':{{'oneOf':[{Sample.Ref("Pet")},{Sample.Ref("Plain")}]}}").File("Models/X.cs");

        Assert.Equal(2, model.Split("partial class X_aB").Length);
        Assert.Contains("~.Models.X.X_aB? XAB", model, StringComparison.Ordinal);
    }

    [Fact]
    public void A_union_an_operation_sends_or_gets_is_nested_in_its_builder_with_every_member_once()
    {
        string union = $"{{'oneOf':[{Sample.Ref("Rows")},{Sample.Ref("Pet")},{{'type':'string'}},{{'type':'object','properties':{{'a':{{'type':'string'}}}}}}]}}";
        string content = $"'content':{{'application/json':{{'schema':{union}}}}}";

        GenerationResult result = Sample.Of(
            $"'/q/{{path}}':{{'put':{{'requestBody':{{{content}}},'responses':{{'200':{{'description':'',{content}}}}}}}}}",
            "'Rows':{'type':'array','description':'rows','items':{'type':'object','properties':{'r':{'type':'string'}}}}");

        string builder = result.File("Q/Item/WithPathItemRequestBuilder.cs");
        Assert.Equal(2, builder.Split("public partial class WithPathPutRequestBody").Length);
        Assert.Equal(2, builder.Split("public partial class WithPathPutResponse").Length);
        // What an array component holds is called after the member it is, among the models, and left empty.
        Assert.Contains("public List<~.Models.WithPathPutRequestBodyMember1> WithPathPutRequestBodyMember1", builder, StringComparison.Ordinal);
        Assert.Contains("public ~.Q.Item.WithPathPutRequestBodyMember2 WithPathPutRequestBodyMember2", builder, StringComparison.Ordinal);
        Assert.DoesNotContain("\"r\"", result.File("Models/WithPathPutRequestBodyMember1.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_base_that_lists_its_own_derived_classes_as_alternatives_comes_to_an_end()
    {
        GenerationResult result = Sample.WithModel(
            "'p':{'$ref':'#/components/schemas/Shape'}",
            """
            'Shape':{'type':'object','oneOf':[{'$ref':'#/components/schemas/Round'},{'$ref':'#/components/schemas/Square'}]},
            'Round':{'allOf':[{'$ref':'#/components/schemas/Shape'},{'type':'object','properties':{'r':{'type':'number'}}}]},
            'Square':{'allOf':[{'$ref':'#/components/schemas/Shape'},{'type':'object','properties':{'a':{'type':'number'}}}]}
            """);

        Assert.Contains("Models/Round.cs", result.Files.Select(f => f.Path));
    }

    [Fact]
    public void A_default_of_null_is_none_in_YAML_too()
    {
        const string Yaml = """
            openapi: 3.0.3
            info: {title: t, version: '1'}
            paths:
              /x:
                get:
                  responses:
                    200:
                      description: ok
                      content:
                        application/json:
                          schema:
                            type: object
                            properties:
                              a: {type: string, nullable: true, default: null}
            """;

        Assert.DoesNotContain("sentinel", Sample.Generate(Yaml).File("X/XGetResponse.cs"), StringComparison.Ordinal);
    }
}
