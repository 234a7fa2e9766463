using System.Text.RegularExpressions;

namespace Clients.Kiota.Generator.Tests.Rules;

/// <summary>What an operation returns, asks for and throws, by its responses.</summary>
public sealed class ResponseTests
{
    private const string Json = "'content':{'application/json':{'schema':REF:Pet}}";

    [Theory]
    [InlineData("'200':{'content':{'application/json':{'schema':REF:Pet}}}", "<~.Models.Pet>", "application/json")]
    [InlineData("'200':{'content':{'text/plain':{'schema':{'type':'string'}},'application/json':{'schema':REF:Pet}}}", "<string>", "text/plain;q=0.9")]
    [InlineData("'200':{'content':{'application/json':{'schema':REF:Pet},'text/plain':{'schema':{'type':'string'}}}}", "<~.Models.Pet>", "application/json")]
    [InlineData("'200':{'content':{'text/plain':{'schema':REF:Pet},'application/json':{'schema':REF:Pet},'text/json':{'schema':REF:Pet}}}", "<~.Models.Pet>", "application/json, text/plain;q=0.9")]
    [InlineData("'200':{'content':{'application/json; charset=utf-8':{'schema':REF:Pet}}}", "<~.Models.Pet>", "application/json;charset=utf-8")]
    [InlineData("'200':{'content':{'application/json':{'schema':{'type':'array','items':REF:Color}}}}", "<List<~.Models.Color?>>", "application/json")]
    [InlineData("'200':{'content':{'application/json':{'schema':{'type':'string','format':'byte'}}}}", "<Stream>", "application/json")]
    [InlineData("'200':{'content':{'application/json':{'schema':{}}}}", "<UntypedNode>", "application/json")]
    [InlineData("'200':{},'201':{'content':{'application/json':{'schema':REF:Pet}}}", "<~.Models.Pet>", "application/json")]
    [InlineData("'302':{'content':{'application/octet-stream':{}}}", "<Stream>", "application/octet-stream")]
    [InlineData("'204':{}", "", "")]
    [InlineData("'201':{}", "", "")]
    [InlineData("'200':{'content':{'text/html':{}}},'204':{}", "", "text/html")]
    [InlineData("'200':{'content':{'text/plain':{}}}", "<string>", "text/plain")]
    [InlineData("'200':{}", "<Stream>", "")]
    [InlineData("'208':{}", "<Stream>", "")]
    [InlineData("'default':{'content':{'application/json':{'schema':REF:Pet}}}", "<Stream>", "application/json")]
    [InlineData("'200':{'content':{'application/octet-stream':{},'application/pdf':{}}},'400':{'content':{'application/json':{'schema':REF:Pet}}},'default':{'content':{'application/problem+json':{'schema':REF:Pet}}}", "<Stream>", "application/octet-stream, application/pdf, application/json, application/problem+json")]
    public void Responses_decide_what_is_returned_and_accepted(string responses, string returned, string accept)
    {
        string builder = Sample.Builder("get", $"'responses':{{{responses}}}");

        Assert.Equal(returned, Regex.Match(builder, @"#else\n *public async Task(.*) GetAsync").Groups[1].Value);
        Assert.Equal(accept, Regex.Match(builder, "\"Accept\", \"(.*)\"").Groups[1].Value);
    }

    [Theory]
    [InlineData("'404':{J},'default':{K}", "404=Pet XXX=Dog")]
    [InlineData("'4XX':{J},'default':{K}", "4XX=Pet 5XX=Dog")]
    [InlineData("'400':{J},'4xx':{J},'5XX':{J}", "400=Pet XXX=Pet")]
    [InlineData("'399':{J},'400':{J},'599':{J},'998':{J},'999':{J}", "400=Pet 599=Pet 998=Pet")]
    [InlineData("'400':{'content':{'application/json':{'schema':{'type':'array','items':REF:Pet}}}}", "400=Pet")]
    [InlineData("'400':{'content':{'application/json':{'schema':REF:Color}}},'401':{'content':{'application/json':{'schema':{'oneOf':[REF:Pet,REF:Dog]}}}},'402':{'content':{'application/xml':{'schema':REF:Pet}}}", "")]
    public void Errors_are_thrown_for(string responses, string mappings)
    {
        responses = responses.Replace("J", Json, StringComparison.Ordinal).Replace("K", Json.Replace("Pet", "Dog", StringComparison.Ordinal), StringComparison.Ordinal);

        string builder = Sample.Builder("get", $"'responses':{{{responses}}}");

        Assert.Equal(mappings, string.Join(' ', Regex.Matches(builder, "{ \"(...)\", ~.Models.(\\w+)\\.Create").Select(m => $"{m.Groups[1].Value}={m.Groups[2].Value}")));
    }

    [Theory]
    [InlineData("'200':{J},'503':{I}", "A/Pet503Error.cs")]
    [InlineData("'400':{I}", "A/A400Error.cs")]
    [InlineData("'default':{I}", "A/A4XXError.cs A/A5XXError.cs")]
    [InlineData("'415':{'$ref':'#/components/responses/Bad'}", "Models/A415Error.cs")]
    public void An_inline_error_is_written_to(string responses, string files)
    {
        const string Inline = "'content':{'application/json':{'schema':{'type':'object','properties':{'m':{'type':'string'}}}}}";
        responses = responses.Replace("J", Json, StringComparison.Ordinal).Replace("I", Inline, StringComparison.Ordinal);

        GenerationResult result = Sample.Of($"'/a':{{'get':{{'responses':{{{Sample.Expand(responses)}}}}}}}", components: $"'responses':{{'Bad':{{{Inline}}}}}");

        Assert.Equal(files, string.Join(' ', result.Files.Select(f => f.Path).Where(p => p.Contains("Error", StringComparison.Ordinal))));
    }
}
