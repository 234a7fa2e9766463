using System.Text.RegularExpressions;

namespace Clients.Kiota.Generator.Tests.Rules;

/// <summary>What an operation sends: its body, and the URL with its query.</summary>
public sealed class RequestTests
{
    [Theory]
    [InlineData("'application/json':{'schema':REF:Pet}", "~.Models.Pet body", "SetContentFromParsable(RequestAdapter, \"application/json\", body)")]
    [InlineData("'application/x-www-form-urlencoded':{'schema':REF:Pet},'application/json':{'schema':REF:Pet}", "~.Models.Pet body", "SetContentFromParsable(RequestAdapter, \"application/json\", body)")]
    [InlineData("'application/x-www-form-urlencoded':{'schema':REF:Dog},'application/json':{'schema':REF:Pet}", "~.Models.Dog body", "SetContentFromParsable(RequestAdapter, \"application/x-www-form-urlencoded\", body)")]
    [InlineData("'application/vnd.b+json':{'schema':REF:Pet},'application/vnd.a+json;v=1':{'schema':REF:Pet}", "~.Models.Pet body", "SetContentFromParsable(RequestAdapter, \"application/vnd.b+json\", body)")]
    [InlineData("'text/plain':{'schema':{'type':'string'}}", "string body", "SetContentFromScalar(RequestAdapter, \"text/plain\", body)")]
    [InlineData("'application/json':{'schema':{'type':'array','items':{'type':'string'}}}", "List<string> body", "SetContentFromScalarCollection(RequestAdapter, \"application/json\", body)")]
    [InlineData("'application/json':{'schema':{'type':'array','items':REF:Color}}", "List<~.Models.Color?> body", "SetContentFromEnumCollection(RequestAdapter, \"application/json\", body)")]
    [InlineData("'application/json':{'schema':{}}", "UntypedNode body", "SetContentFromParsable(RequestAdapter, \"application/json\", body)")]
    [InlineData("'application/json':{'schema':{'type':'string','format':'binary'}}", "Stream body", "SetStreamContent(body, \"application/json\")")]
    [InlineData("'application/json':{'schema':{'type':'array','items':{'type':'object'}}}", "List<~.A.A> body", "SetContentFromParsable(RequestAdapter, \"application/json\", body)")]
    [InlineData("'application/json':{'schema':{'oneOf':[REF:Pet,REF:Dog]}}", "~.A.ARequestBuilder.APostRequestBody body", "SetContentFromParsable(RequestAdapter, \"application/json\", body)")]
    [InlineData("'application/xml':{'schema':REF:Pet}", "Stream body", "SetStreamContent(body, \"application/xml\")")]
    [InlineData("'*/*':{}", "Stream body, string contentType", "SetStreamContent(body, contentType)")]
    [InlineData("'application/xml':{},'image/png':{}", "Stream body, string contentType", "SetStreamContent(body, contentType)")]
    [InlineData("'multipart/form-data':{'schema':{'type':'object','properties':{'f':{'type':'string','format':'binary'}}}}", "MultipartBody body", "SetContentFromParsable(RequestAdapter, \"multipart/form-data\", body)")]
    [InlineData("'multipart/form-data':{'schema':{'type':'object'}}", "~.A.APostRequestBody body", "SetContentFromParsable(RequestAdapter, \"multipart/form-data\", body)")]
    [InlineData("'multipart/form-data':{'schema':{'type':'object','properties':{'x':{'type':'string'}}}},'application/json':{'schema':REF:Pet}", "~.A.APostRequestBody body", "SetContentFromParsable(RequestAdapter, \"multipart/form-data\", body)")]
    public void A_body_is_sent_as(string content, string parameters, string call)
    {
        string builder = Sample.Builder("post", $"'requestBody':{{'content':{{{content}}}}},'responses':{{'204':{{}}}}");

        Assert.Equal(parameters, Regex.Match(builder, @"ToPostRequestInformation\((.*), Action<").Groups[1].Value);
        Assert.Contains($"requestInfo.{call};", builder, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("m z! a-b! base!", "?a-b={a%2Db}&base={base}&z={z}{&m*}", "AB=a%2Db Base=base M=m Z=z")]
    [InlineData("$filter tags", "{?%24filter*,tags*}", "Filter=%24filter Tags=tags")]
    [InlineData("b b[] B-", "{?B%2D*,b*,b%5B%5D*}", "B=b B0=b%5B%5D B1=B%2D")]
    [InlineData("page-size from.date filter[x] data.json", "{?data*,filter%5Bx%5D*,from%2Edate*,page%2Dsize*}", "DataJson=data Filterx=filter%5Bx%5D FromDate=from%2Edate PageSize=page%2Dsize")]
    [InlineData("1st Limit UPPER_CASE", "{?1st*,Limit*,UPPER_CASE*}", "1st= Limit= UPPERCASE=UPPER_CASE")]
    [InlineData("aB a_b", "{?aB*,a_b*}", "A_b= AB=aB")]
    public void Query_parameters_make_a_template_and_properties(string names, string template, string properties)
    {
        string parameters = string.Join(',', names.Split(' ').Select(n =>
            $"{{'name':'{n.TrimEnd('!')}','in':'query','required':{(n.EndsWith('!') ? "true" : "false")},'schema':{{'type':'string'}}}}"));

        string builder = Sample.Builder("get", $"'parameters':[{parameters}],'responses':{{}}");

        Assert.Contains($"\"{{+baseurl}}/a{template}\"", builder, StringComparison.Ordinal);
        Assert.Equal(
            properties,
            string.Join(' ', Regex.Matches(builder, @"nullable enable\n(?: *\[QueryParameter\(""(.*)""\)\]\n)? *public string\? (\w+) ").Select(m => $"{m.Groups[2].Value}={m.Groups[1].Value}")));
    }

    [Fact]
    public void What_only_one_operation_requires_is_in_its_own_template()
    {
        string Parameter(string name, bool required) => $"{{'name':'{name}','in':'query','required':{(required ? "true" : "false")},'schema':{{'type':'string'}}}}";

        string builder = Sample.Of(
            $"'/q':{{'parameters':[{Parameter("common", false)}],'get':{{'parameters':[{Parameter("r1", true)}],'responses':{{}}}},'post':{{'parameters':[{Parameter("r1", true)},{Parameter("r2", true)},{Parameter("A", false)}],'responses':{{}}}}}}")
            .File("Q/QRequestBuilder.cs");

        Assert.Contains("base(requestAdapter, \"{+baseurl}/q?r1={r1}{&A*,common*}\"", builder, StringComparison.Ordinal);
        Assert.Contains("Method.POST, \"{+baseurl}/q?r1={r1}&r2={r2}{&A*,common*}\"", builder, StringComparison.Ordinal);
        Assert.Contains("Method.GET, UrlTemplate", builder, StringComparison.Ordinal);
    }
}
