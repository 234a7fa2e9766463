namespace Clients.Kiota.Generator.Tests.Rules;

/// <summary>Which type a schema becomes as property <c>p</c> of the class X.</summary>
public sealed class SchemaKindTests
{
    [Theory]
    [InlineData("{}", "UntypedNode")]
    [InlineData("{'description':'d'}", "UntypedNode")]
    [InlineData("{'nullable':true}", "UntypedNode")]
    [InlineData("{'type':'array'}", "UntypedNode")]
    [InlineData("{'type':'array','items':{}}", "UntypedNode")]
    [InlineData("{'type':'array','items':{'type':'array','items':{'type':'string'}}}", "UntypedNode")]
    [InlineData("{'type':'object'}", "~.Models.X_p")]
    [InlineData("{'type':'object','additionalProperties':{'type':'string'}}", "~.Models.X_p")]
    [InlineData("{'type':'object','additionalProperties':false}", "~.Models.X_p")]
    [InlineData("{'additionalProperties':{'type':'string'}}", "~.Models.X_p")]
    [InlineData("{'type':'array','items':{'type':'object','properties':{'a':{'type':'string'}}}}", "List<~.Models.X_p>")]
    [InlineData("{'type':'array','items':{'oneOf':[{'type':'string'},{'type':'integer'}]}}", "List<string>")]
    [InlineData("{'type':'array','items':{'oneOf':[REF:Pet,REF:Dog]}}", "List<~.Models.X.X_p>")]
    [InlineData("{'type':'array','items':{'allOf':[REF:Plain]}}", "List<~.Models.Plain>")]
    [InlineData("REF:Plains", "List<~.Models.Plain>")]
    [InlineData("REF:Str", "string")]
    [InlineData("REF:Color", "~.Models.Color?")]
    [InlineData("{'format':'uuid'}", "Guid?")]
    [InlineData("{'format':'nonsense'}", "UntypedNode")]
    [InlineData("{'type':'integer','enum':[1,2]}", "int?")]
    [InlineData("{'type':'boolean','enum':[true]}", "bool?")]
    [InlineData("{'enum':[null]}", "UntypedNode")]
    [InlineData("{'type':'string','enum':['']}", "string")]
    [InlineData("{'type':'object','enum':['a']}", "~.Models.X_p?")]
    [InlineData("{'oneOf':[REF:Pet],'nullable':true}", "~.Models.Pet")]
    [InlineData("{'allOf':[REF:Plain]}", "~.Models.Plain")]
    [InlineData("{'allOf':[REF:Plain,{'description':'d'}]}", "~.Models.Plain")]
    [InlineData("{'allOf':[REF:Color]}", "~.Models.Color?")]
    [InlineData("{'allOf':[REF:Str]}", "string")]
    [InlineData("{'type':'object','allOf':[REF:Plain]}", "~.Models.X_p")]
    [InlineData("{'oneOf':[{'type':'number'},{'type':'string'},{'type':'string','enum':['INF']}]}", "double?")]
    [InlineData("{'oneOf':[REF:Pet,{'type':'object','nullable':true}]}", "~.Models.Pet")]
    [InlineData("{'anyOf':[REF:Pet,{'type':'object','nullable':true}]}", "~.Models.Pet")]
    [InlineData("{'anyOf':[REF:Pet,{'nullable':true}]}", "~.Models.Pet")]
    [InlineData("{'oneOf':[REF:Pet,{'nullable':true}]}", "~.Models.X.X_p")]
    [InlineData("{'oneOf':[REF:Pet,{'enum':[null]}]}", "~.Models.Pet")]
    [InlineData("{'oneOf':[{'type':'string'},{'enum':[null]}]}", "string")]
    [InlineData("{'allOf':[REF:Pet],'nullable':true}", "~.Models.Pet")]
    [InlineData("{'type':'array','items':{'nullable':true}}", "List<UntypedNode>")]
    public void A_schema_becomes(string schema, string type) => Assert.Equal(type, Sample.TypeOf(Sample.Expand(schema)));

    [Theory]
    [InlineData("{'type':['string','null']}", "string")]
    [InlineData("{'anyOf':[REF:Pet,{'type':'string','nullable':true}]}", "~.Models.Pet")]
    [InlineData("{'type':['string','null'],'format':'date-time'}", "DateTimeOffset?")]
    [InlineData("{'type':['object','null'],'properties':{'a':{'type':'string'}}}", "~.Models.X_p")]
    [InlineData("{'type':['array','null'],'items':{'type':['string','null']}}", "List<string>")]
    [InlineData("{'type':['string','integer']}", "~.Models.X.X_p")]
    [InlineData("{'type':['object','string']}", "~.Models.X.X_p")]
    [InlineData("{'type':['integer','string'],'format':'int32'}", "UntypedNode")]
    [InlineData("{'anyOf':[REF:Pet,{'type':'null'}]}", "~.Models.Pet")]
    [InlineData("{'oneOf':[REF:Pet,{'type':'null'}]}", "~.Models.X.X_p")]
    [InlineData("{'anyOf':[{'type':'string'},{'type':'null'}]}", "~.Models.X.X_p")]
    [InlineData("{'const':'x'}", "UntypedNode")]
    [InlineData("{'type':'string','const':'x'}", "string")]
    [InlineData("{'prefixItems':[{'type':'string'}]}", "UntypedNode")]
    [InlineData("{'type':['string','null'],'enum':['a',null]}", "~.Models.X_p?")]
    public void A_schema_of_31_becomes(string schema, string type) => Assert.Equal(type, Sample.TypeOf(Sample.Expand(schema), version: "3.1.0"));

    [Theory]
    [InlineData("'description':'over'", "/// <summary>over</summary>")]
    [InlineData("'deprecated':true", "[Obsolete(\"\")]")]
    [InlineData("'default':'q'", "P = \"q\";")]
    [InlineData("'type':'integer'", "public int? P")]
    [InlineData("'enum':['a']", "public ~.Models.Str? P")]
    public void What_a_reference_of_31_says_itself_goes_before_what_it_refers_to(string sibling, string shows)
    {
        string alone = Text("3.1.0", "");

        Assert.DoesNotContain(shows, alone, StringComparison.Ordinal);
        Assert.Contains(shows, Text("3.1.0", "," + sibling), StringComparison.Ordinal);
        Assert.Equal(alone, Text("3.0.3", "," + sibling));

        static string Text(string version, string siblings)
            => Sample.WithModel($"\"p\":{{\"$ref\":\"#/components/schemas/Str\"{siblings}}}", version: version).File("Models/X.cs");
    }

    [Theory]
    [InlineData("string", "byte", "byte[]")]
    [InlineData("string", "binary", "byte[]")]
    [InlineData("string", "base64url", "byte[]")]
    [InlineData("string", "uuid", "Guid?")]
    [InlineData("string", "duration", "TimeSpan?")]
    [InlineData("string", "time", "Time?")]
    [InlineData("string", "date", "Date?")]
    [InlineData("string", "DATE-TIME", "DateTimeOffset?")]
    [InlineData("string", "int64", "string")]
    [InlineData("number", "float", "float?")]
    [InlineData("number", "decimal", "decimal?")]
    [InlineData("number", "uint8", "byte?")]
    [InlineData("number", "int16", "int?")]
    [InlineData("number", "int64", "long?")]
    [InlineData("number", "uint64", "double?")]
    [InlineData("number", "date", "double?")]
    [InlineData("integer", "double", "int?")]
    [InlineData("integer", "int8", "sbyte?")]
    [InlineData("integer", "int64", "long?")]
    [InlineData("integer", "byte", "byte[]")]
    [InlineData("boolean", "int32", "bool?")]
    public void Type_and_format_make_a_primitive(string type, string format, string expected)
        => Assert.Equal(expected, Sample.TypeOf($$"""{"type":"{{type}}","format":"{{format}}"}"""));

    [Theory]
    [InlineData("anyOf", "", "ParseNodeHelper")]
    [InlineData("oneOf", "", "GetChildNode(\"\")")]
    [InlineData("anyOf", ",'unknown':1", "ParseNodeHelper")]
    public void Alternatives_of_bare_types_stay_what_they_are_in_30(string keyword, string more, string shows)
    {
        string schema = $"{{'{keyword}':[{{'type':'string'{more}}},{{'type':'integer'{more}}}]}}";

        GenerationResult result = Sample.WithModel($"'p':{{'{keyword}':[{{'type':'object','properties':{{'a':{schema}}}}},{{'type':'string'}}]}},'q':{schema}");

        Assert.Contains(shows, result.File("Models/X.cs"), StringComparison.Ordinal);
        Assert.Equal("~.Models.X.X_q", result.Properties("Models/X.cs").First(p => p.Name == "Q").Type);
    }

    [Theory]
    [InlineData("{'type':['string','integer']}", "Integer String")]
    [InlineData("{'oneOf':[{'type':'string'},{'type':'integer'}]}", "Integer String")]
    [InlineData("{'anyOf':[{'type':'string'},{'type':'integer'},{'type':'array','items':{'type':'string'}}]}", "Integer String XPString")]
    [InlineData("{'oneOf':[{'type':'string','format':'date'},{'type':'string','format':'date-time'}]}", "DateOnly DateTimeOffset")]
    [InlineData("{'oneOf':[REF:Pet,{'type':'string'},{'type':'array','items':REF:Pet}]}", "Pet String XPPet")]
    [InlineData("{'oneOf':[REF:Pet,{'type':'null'}]}", "Pet XPMember1")]
    [InlineData("{'anyOf':[REF:Color,{'type':'string'}]}", "Color String")]
    [InlineData("{'oneOf':[{'enum':['q']},{'type':'integer'}]}", "Integer XPMember1")]
    [InlineData("{'oneOf':[{'type':'object','properties':{'a':{'type':'string'}}},{'type':'object','properties':{'b':{'type':'string'}}}]}", "XPMember1 XPMember2")]
    public void A_wrapper_has_a_property_for_each_member(string schema, string members)
    {
        IReadOnlyList<(string Type, string Name)> properties = Sample.WithModel($"\"p\":{Sample.Expand(schema)}", version: "3.1.0").Properties("Models/X.cs");

        Assert.Equal(members, string.Join(' ', properties.Select(p => p.Name).Where(n => n is not ("P" or "AdditionalData")).Order(StringComparer.Ordinal)));
    }
}
