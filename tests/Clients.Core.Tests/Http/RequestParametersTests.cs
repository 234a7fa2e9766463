using System.Globalization;
using Clients.Core.Http;
using Clients.Testing.Servers;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.Core.Tests.Http;

/// <summary>A request goes to the operation it is made for, with the parameters it was given.</summary>
public class RequestParametersTests
{
    private const string Template = "{+baseurl}/things/{thing%2Did}/parts{?day,days,names*,numbers}";

    [Theory]
    [InlineData("a#b", "a%23b")]
    [InlineData("a?b", "a%3Fb")]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("a%b", "a%25b")]
    [InlineData("../a", "..%2Fa")]
    [InlineData("%2e%2e", "%252e%252e")]
    [InlineData("...", "...")]
    [InlineData("\\", "%5C")]
    [InlineData(" ", "%20")]
    [InlineData("é", "%C3%A9")]
    public async Task A_path_parameter_stays_within_its_segment(string id, string expected)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, "{}"));
        using var client = ExampleClient.For(server.BaseUrl);

        await SendAsync(client.Adapter, Request(id));

        Assert.Equal($"/things/{expected}/parts", server.Requests.Single().Target);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_path_parameter_that_leads_to_another_operation_is_refused_before_anything_is_sent(string? id)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, "{}"));
        using var client = ExampleClient.For(server.BaseUrl);

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => SendAsync(client.Adapter, Request(id)));

        Assert.Contains("thing-id", exception.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task An_adapter_of_the_users_is_as_safe_when_it_is_wrapped()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, "{}"));
        using var http = new HttpClient();
        using var own = new Microsoft.Kiota.Http.HttpClientLibrary.HttpClientRequestAdapter(
            new Microsoft.Kiota.Abstractions.Authentication.AnonymousAuthenticationProvider(), httpClient: http)
        {
            BaseUrl = server.BaseUrl,
        };

        await Assert.ThrowsAsync<ArgumentException>(() => SendAsync(new RequestOptionsAdapter(own), Request("..")));
    }

    [Fact]
    public async Task A_builder_made_from_a_URL_goes_there_each_time()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, "{}"));
        using var client = ExampleClient.For(server.BaseUrl);
        var ofBuilder = new Dictionary<string, object> { ["request-raw-url"] = server.BaseUrl + "/elsewhere?a=1" };

        for (var i = 0; i < 2; i++)
        {
            await SendAsync(client.Adapter, Accepting(new RequestInformation(Method.GET, Template, ofBuilder)));
        }

        Assert.Equal(["/elsewhere?a=1", "/elsewhere?a=1"], server.Requests.Select(request => request.Target));
    }

    [Theory]
    [InlineData("")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    public async Task Dates_in_a_query_are_Gregorian_in_every_culture(string culture)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, "{}"));
        using var client = ExampleClient.For(server.BaseUrl);
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            var request = Request("a");
            request.QueryParameters["day"] = new Date(2026, 5, 1);
            request.QueryParameters["days"] = new Date?[] { new Date(2026, 5, 1), new Date(2026, 5, 2) };
            request.QueryParameters["numbers"] = new[] { -1, -2 };

            await SendAsync(client.Adapter, request);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Equal("/things/a/parts?day=2026-05-01&days=2026-05-01,2026-05-02&numbers=-1,-2", server.Requests.Single().Target);
    }

    [Fact]
    public async Task A_null_in_a_list_parameter_is_refused_by_name()
    {
        using var client = ExampleClient.For("http://127.0.0.1:9");
        var request = Request("a");
        request.QueryParameters["names"] = new[] { "a", null };

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => SendAsync(client.Adapter, request));

        Assert.Contains("names", exception.Message, StringComparison.Ordinal);
    }

    private static RequestInformation Request(string? id)
    {
        // A generated indexer adds no blank id at all.
        var parameters = new Dictionary<string, object> { ["unused"] = "" };
        if (id is not null)
        {
            parameters["thing%2Did"] = id;
        }

        return Accepting(new RequestInformation(Method.GET, Template, parameters));
    }

    private static RequestInformation Accepting(RequestInformation request)
    {
        request.Headers.TryAdd("Accept", "application/json");
        return request;
    }

    private static Task<UntypedNode?> SendAsync(IRequestAdapter adapter, RequestInformation request) =>
        adapter.SendAsync(request, UntypedNode.CreateFromDiscriminatorValue);
}
