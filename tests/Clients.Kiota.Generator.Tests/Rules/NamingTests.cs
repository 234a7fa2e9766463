namespace Clients.Kiota.Generator.Tests.Rules;

/// <summary>Names of members, classes and namespaces.</summary>
public sealed class NamingTests
{
    [Theory]
    [InlineData("'a b','a/b','a:b','a%b'", "AB XAB XAB0 XAB1")]
    [InlineData("'_id','ID','iD'", "Id XID XID0")]
    [InlineData("'dup_x','dupX'", "Dup_x DupX")]
    [InlineData("'x'", "XProp")]
    [InlineData("'additional_data_'", "Additional_data_")]
    [InlineData("'AdditionalData','backingStore','Serialize'", "AdditionalDataProperty BackingStoreProperty SerializeProperty")]
    [InlineData("'class','string','Object'", "Class Object String")]
    [InlineData("'x+y','+1','-1','-neg'", "Minus1 MinusNeg Plus1 XPlusY")]
    [InlineData("'constructor'", "Constructor-property")]
    [InlineData("'kebab-case','@odata.type','1st','*','<='", "Asterisk KebabCase LessThanEqual OdataType Onest")]
    public void Properties_are_called(string keys, string names)
    {
        string properties = string.Join(',', keys.Split(',').Select(k => k.Replace('\'', '"') + """:{"type":"string"}"""));

        IEnumerable<string> actual = Sample.WithModel(properties).Properties("Models/X.cs").Select(p => p.Name).Where(n => n != "AdditionalData");

        Assert.Equal(names.Split(' ').Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/pets/{petId}/toys/{id}", "Pets/Item/Toys/Item/ToysItemRequestBuilder.cs")]
    [InlineData("/pets/{petId}", "Pets/Item/WithPetItemRequestBuilder.cs")]
    [InlineData("/item/{id}/item/{id2}", "Item_Escaped/Item/Item_Escaped/Item/ItemItemRequestBuilder.cs")]
    [InlineData("/item", "Item_Escaped/Item_EscapedRequestBuilder.cs")]
    [InlineData("/models/{id}", "ModelsRequests/Item/ModelsItemRequestBuilder.cs")]
    [InlineData("/a.b.c/d", "ABC/D/DRequestBuilder.cs")]
    [InlineData("/report.json", "ReportJson/ReportJsonRequestBuilder.cs")]
    [InlineData("/v1.0/x", "V10/X/XRequestBuilder.cs")]
    [InlineData("/csv", "CsvEscaped/CsvRequestBuilder.cs")]
    [InlineData("/foo_bar", "Foo_bar/Foo_barRequestBuilder.cs")]
    [InlineData("/1start", "Onestart/OnestartRequestBuilder.cs")]
    [InlineData("/x/$value", "X/Value/ContentRequestBuilder.cs")]
    [InlineData("/fn(id={id})", "FnWithId/FnWithIdRequestBuilder.cs")]
    [InlineData("/fn(ids=@ids)", "FnWithIds/FnWithIdsRequestBuilder.cs")]
    [InlineData("/range(start={start},end={end})", "RangeWithStartWithEnd/RangeWithStartWithEndRequestBuilder.cs")]
    [InlineData("/fn(a=\\u0027{a}\\u0027,b=@b)", "FnWithAWithB/FnWithAWithBRequestBuilder.cs")]
    [InlineData("/{a}{b}", "WithAWithB/WithAWithBRequestBuilder.cs")]
    [InlineData("/{org}:{rev}", "WithOrgWithRev/WithOrgWithRevRequestBuilder.cs")]
    [InlineData("/seg{a}x{b}", "SegWithAxWithB/SegWithAxWithBRequestBuilder.cs")]
    [InlineData("/gn(a-b={a-b})", "GnaBAB/GnaBABRequestBuilder.cs")]
    [InlineData("/file/{file}", "FileNamespace/Item/WithFileItemRequestBuilder.cs")]
    [InlineData("/{tenant}/v", "Item/V/VRequestBuilder.cs")]
    [InlineData("/u/{user_id}", "U/Item/WithUser_ItemRequestBuilder.cs")]
    [InlineData("/stuff/{stuff-id}", "Stuff/Item/StuffItemRequestBuilder.cs")]
    [InlineData("/b/{b-x}", "B/Item/BXItemRequestBuilder.cs")]
    [InlineData("/a/{x}/{id}", "A/Item/Item/XItemRequestBuilder.cs")]
    [InlineData("/c.d/{id}", "CD/Item/CDItemRequestBuilder.cs")]
    [InlineData("/files/{name}.json", "Files/Item/WithNameJsonItemRequestBuilder.cs")]
    [InlineData("/microsoft.graph.getAll()", "MicrosoftGraphGetAll/MicrosoftGraphGetAllRequestBuilder.cs")]
    [InlineData("/base", "Base/BaseRequestBuilderEscaped.cs")]
    [InlineData("/apiclient", "Apiclient/ApiClient.cs")]
    [InlineData("/a/", "A/EmptyPathSegmentRequestBuilder.cs")]
    [InlineData("/a//b", "A/B/BRequestBuilder.cs")]
    public void A_path_leads_to_the_file(string path, string file)
    {
        GenerationResult result = Sample.Of($$"""{{'"'}}{{path}}{{'"'}}:{"get":{"responses":{"204":{"description":""} } } }""");

        Assert.Contains(file, result.Files.Select(f => f.Path));
    }

    [Fact]
    public void Segments_that_make_the_same_method_share_it()
    {
        string client = Sample.Of("""'/fn(id={id})':{'get':{'responses':{} } },'/fn(key={id})':{'post':{'responses':{} } }""").File("ApiClient.cs");

        Assert.Single(System.Text.RegularExpressions.Regex.Matches(client, @"FnWithId\("));
    }

    [Theory]
    [InlineData("/a/{x}", "/a/{y}/b", "A/Item/XItemRequestBuilder.cs")]
    [InlineData("/a/{Sid}.json", "/a/{AccountSid}/b.json", "A/Item/AccountSItemRequestBuilder.cs")]
    [InlineData("/a/{code}.json", "/a/{code}/b", "A/Item/CodeItemRequestBuilder.cs")]
    public void Parameters_that_stand_beside_each_other_lead_to_one_file(string path, string sibling, string file)
    {
        const string Item = """{"get":{"responses":{"204":{"description":""} } } }""";

        GenerationResult result = Sample.Of($"\"{path}\":{Item},\"{sibling}\":{Item}");

        Assert.Contains(file, result.Files.Select(f => f.Path));
    }

    [Theory]
    [InlineData("'x.y.Q':REST,'x.y.z.R':REST", "Models/Q.cs Models/Z/R.cs")]
    [InlineData("'acme.models.Q':REST,'dup.R':REST", "Models/Acme/Models/Q.cs Models/Dup/R.cs")]
    [InlineData("'snake_case_model':REST,'1Num':REST", "Models/OneNum.cs Models/Snake_case_model.cs")]
    [InlineData("'Task':REST,'TaskObject':REST", "Models/TaskObject.cs Models/TaskObject1.cs")]
    public void Components_are_written_to(string schemas, string files)
    {
        schemas = schemas.Replace("REST", """{"type":"object","properties":{"s":{"type":"string"}}}""", StringComparison.Ordinal);
        string[] ids = [.. System.Text.RegularExpressions.Regex.Matches(schemas, "'([^']+)':").Select(m => m.Groups[1].Value)];
        string properties = string.Join(',', ids.Select((id, i) => $"\"p{i}\":{Sample.Ref(id)}"));

        GenerationResult result = Sample.WithModel(properties, schemas);

        Assert.Equal(
            files.Split(' ').Append("Models/X.cs").Order(StringComparer.Ordinal),
            result.Files.Select(f => f.Path).Where(p => p.StartsWith("Models/", StringComparison.Ordinal)));
    }
}
