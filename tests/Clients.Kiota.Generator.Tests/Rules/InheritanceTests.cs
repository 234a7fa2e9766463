namespace Clients.Kiota.Generator.Tests.Rules;

/// <summary>What derived classes take over from their bases.</summary>
public sealed class InheritanceTests
{
    private const string KindTwice = """
        'Base':{'type':'object','properties':{'kind':{'type':'string'}}},
        'Der':{'allOf':[{'$ref':'#/components/schemas/Base'},{'type':'object','properties':{'kind':{'type':'string','enum':['a']} } }]}
        """;

    [Fact]
    public void A_property_the_base_has_is_left_out_but_its_inline_type_is_written()
    {
        GenerationResult result = Sample.WithModel($"'p':{Sample.Ref("Der")}", KindTwice);

        Assert.Empty(result.Properties("Models/Der.cs"));
        Assert.Contains("Models/Der_kind.cs", result.Files.Select(f => f.Path));
    }
}
