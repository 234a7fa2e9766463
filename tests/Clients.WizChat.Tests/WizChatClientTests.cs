using System.Net;
using Clients.Sandbox.Faults;
using Clients.Sandbox.WizChat;
using Clients.WizChat.ConfigAsCode;
using Clients.WizChat.Models;

namespace Clients.WizChat.Tests;

public sealed class WizChatClientTests
{
    [Fact]
    public async Task Listing_goes_through_all_pages()
    {
        await using var service = await WizChatFixture.StartAsync();
        for (var i = 0; i < 25; i++)
        {
            service.Service.AddChatbot($"cb_{i}", "{}");
        }

        var all = await service.Client.ListChatbotsAsync(pageSize: 10).ToListAsync();
        var byDefault = await service.Client.ListChatbotsAsync().CountAsync();

        Assert.Equal(27, all.Select(bot => bot.Id).Distinct().Count());
        Assert.Equal(27, byDefault);
    }

    [Fact]
    public async Task A_cursor_that_comes_twice_ends_the_listing_with_an_error()
    {
        await using var service = await WizChatFixture.StartAsync();
        service.Host.Faults.Add(new Fault { Kind = FaultKind.Status, StatusCode = 200, Body = """{"data":[],"nextCursor":"again"}""", Count = 5 });

        var error = await Assert.ThrowsAsync<WizChatApiException>(async () => await service.Client.ListChatbotsAsync().CountAsync());

        Assert.Contains("cursor", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_pages_are_passed_over_and_an_empty_cursor_is_the_end()
    {
        await using var service = await WizChatFixture.StartAsync();
        foreach (var page in new[] { """{"data":[],"nextCursor":"1"}""", """{"data":null,"nextCursor":"2"}""", """{"data":[{"id":"cb_a"}],"nextCursor":""}""" })
        {
            service.Host.Faults.Add(new Fault { Kind = FaultKind.Status, StatusCode = 200, Body = page });
        }

        var bots = await service.Client.ListChatbotsAsync().ToListAsync();

        Assert.Equal("cb_a", Assert.Single(bots).Id);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"hi\"")]
    [InlineData("""{"spec":null}""")]
    [InlineData("""{"spec":{"a":1,"a":2}}""")]
    public async Task A_success_that_is_no_configuration_and_no_result_is_an_error_rather_than_a_file(string body)
    {
        await using var service = await WizChatFixture.StartAsync();
        service.Host.Faults.Add(new Fault { Kind = FaultKind.Status, StatusCode = 200, Body = body, Count = 2 });

        var exported = await Assert.ThrowsAsync<WizChatApiException>(() => service.Client.GetConfigTextAsync("cb_demo"));
        var applied = await Assert.ThrowsAsync<WizChatApiException>(() => service.Client.ApplyConfigAsync("cb_demo", new ChatbotConfigDocument()));

        Assert.StartsWith("The response of GET /api/v1/chatbots/{id}/config cannot be used: ", exported.Message, StringComparison.Ordinal);
        Assert.StartsWith("The response of POST /api/v1/chatbots/{id}/apply cannot be used: ", applied.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chatbot_is_fetched_by_id_and_its_absence_is_a_typed_error()
    {
        await using var service = await WizChatFixture.StartAsync();

        var bot = await service.Client.GetChatbotAsync("cb_demo");
        var error = await Assert.ThrowsAsync<WizChatApiException>(() => service.Client.GetChatbotAsync("cb_nope"));

        Assert.Equal("Acme Support Bot", bot.Name);
        Assert.Equal((404, "not_found", "Chatbot not found"), (error.Status, error.Code, error.ServiceMessage));
        Assert.StartsWith("Chatbot not found (HTTP 404, not_found, from GET ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData(".")]
    public async Task An_id_that_would_lead_elsewhere_is_refused(string id)
    {
        using var client = new WizChatClient("wpk_live_x");

        await Assert.ThrowsAnyAsync<ArgumentException>(() => client.GetChatbotAsync(id));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => client.GetConfigAsync(id));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => client.ApplyConfigAsync(id, new ChatbotConfigDocument()));
    }

    [Theory]
    [InlineData("1024.0", 1024)]
    [InlineData("1e3", 1000)]
    [InlineData("1.5", null)]
    [InlineData("3000000000", null)]
    public async Task A_number_of_the_configuration_is_read_in_any_spelling_and_kept_as_it_is(string number, int? expected)
    {
        await using var service = await WizChatFixture.StartAsync();
        var body = """{"apiVersion":"wizchat.com/v1","kind":"ChatbotConfig","spec":{"core":{"name":"a","maxOutputTokens":N}}}""".Replace("N", number, StringComparison.Ordinal);
        service.Host.Faults.Add(new Fault { Kind = FaultKind.Status, StatusCode = 200, Body = body });

        var config = await service.Client.GetConfigAsync("cb_demo");

        Assert.Equal((expected, "a"), (config.Spec!.Core!.MaxOutputTokens, config.Spec.Core.Name));
        config.Spec.Core.Name = "b";
        Assert.Equal(body.Replace("\"a\"", "\"b\"", StringComparison.Ordinal), config.ToText().ToJson(indented: false));
    }

    [Theory]
    [InlineData("""{"data":[],"nextCursor":5}""", "nextCursor is the number 5 instead of string")]
    [InlineData("""{"data":{},"nextCursor":null}""", "data is an object instead of array")]
    public async Task A_page_that_cannot_be_read_does_not_end_the_list_silently(string body, string problem)
    {
        await using var service = await WizChatFixture.StartAsync();
        service.Host.Faults.Add(new Fault { Kind = FaultKind.Status, StatusCode = 200, Body = body });

        var error = await Assert.ThrowsAsync<WizChatApiException>(() => service.Client.ListChatbotsAsync().ToListAsync().AsTask());

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_the_client_reads_itself_is_in_the_exception_too()
    {
        await using var service = await WizChatFixture.StartAsync();
        service.Host.Faults.Add(new Fault { Kind = FaultKind.Status, StatusCode = 200, Body = $$"""{"a":"{{service.Service.DemoCredential}}"}""" });

        var error = await Assert.ThrowsAsync<WizChatApiException>(() => service.Client.GetConfigAsync("cb_demo"));

        Assert.StartsWith("""{"a":"****""", error.ResponseBody, StringComparison.Ordinal);
        Assert.DoesNotContain(service.Service.DemoCredential, error.ResponseBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_with_a_slash_stays_one_segment()
    {
        await using var service = await WizChatFixture.StartAsync();

        var error = await Assert.ThrowsAsync<WizChatApiException>(() => service.Client.GetChatbotAsync("cb_demo/config"));

        Assert.Equal(404, error.Status);
    }

    [Fact]
    public async Task A_missing_scope_is_named_by_the_service()
    {
        await using var service = await WizChatFixture.StartAsync();

        var error = await Assert.ThrowsAsync<WizChatApiException>(() => service.ClientFor(WizChatSandbox.ChatbotsOnlyKey).GetConfigAsync("cb_demo"));

        Assert.Equal((403, "insufficient_scope"), (error.Status, error.Code));
        Assert.Equal(["security:read"], error.RequiredScopes);
        Assert.Equal("security:read", error.Details!.Value.GetProperty("required").GetString());
        Assert.Contains("needs the scope security:read", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_scope_the_service_does_not_name_is_the_one_of_the_document()
    {
        await using var service = await WizChatFixture.StartAsync();
        service.Host.Faults.Add(new Fault { Kind = FaultKind.Status, StatusCode = 403, Body = """{"error":{"code":"insufficient_scope","message":"No","details":null}}""" });

        var error = await Assert.ThrowsAsync<WizChatApiException>(() => service.Client.Api.V1.Chatbots["cb_demo"].Skills.PostAsync(new CreateSkillRequest { Name = "x", Instructions = "y" }));

        Assert.Equal(["skills:write"], error.RequiredScopes);
        Assert.Null(error.Details);
    }

    [Theory]
    [InlineData(500, "text/html", "<html>oops</html>", "http_500")]
    [InlineData(502, "application/json", "", "http_502")]
    [InlineData(418, "application/json", "{\"error\":\"teapot\"}", "http_418")]
    [InlineData(422, "application/json", "{\"error\":{\"message\":\"no code\"}}", "http_422")]
    [InlineData(404, "application/json", "{\"error\":{\"code\":7}}", "http_404")]
    [InlineData(429, "application/json", "{\"error\":{\"code\":\"rate_limited\",\"message\":\"Slow down\"}}", "rate_limited")]
    [InlineData(200, "text/html", "<html>login</html>", "http_200")]
    public async Task Any_other_failure_is_a_typed_error_whose_code_falls_back_to_the_status(int status, string type, string body, string code)
    {
        await using var service = await WizChatFixture.StartAsync();
        service.Host.Faults.Add(new Fault { Kind = FaultKind.Status, StatusCode = status, ContentType = type, Body = body, Count = 2 });

        var typed = await Assert.ThrowsAsync<WizChatApiException>(() => service.Client.GetConfigAsync("cb_demo"));
        var applied = await Assert.ThrowsAsync<WizChatApiException>(() => service.Client.ApplyConfigAsync("cb_demo", new ChatbotConfigDocument()));

        Assert.Equal((status, code), (typed.Status, typed.Code));
        Assert.Equal((status, code), (applied.Status, applied.Code));
    }

    [Fact]
    public async Task A_refused_call_is_sent_once_more_only_if_asked_to()
    {
        await using var service = await WizChatFixture.StartAsync();
        using var patient = new WizChatClient(service.Service.DemoCredential, new WizChatClientOptions { BaseUrl = service.BaseUrl, RetryOn429 = true });
        var refusal = new Fault { Kind = FaultKind.Status, StatusCode = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "0" } };

        service.Host.Faults.Add(refusal);
        var error = await Assert.ThrowsAsync<WizChatApiException>(() => service.Client.GetChatbotAsync("cb_demo"));
        service.Host.Faults.Add(refusal);
        var bot = await patient.GetChatbotAsync("cb_demo");

        Assert.Equal(TimeSpan.Zero, error.RateLimit!.RetryAfter);
        Assert.Equal("cb_demo", bot.Id);
    }

    [Theory]
    [InlineData("sk_live_abcdefghijkl")]
    [InlineData("wpk_")]
    [InlineData("wpk live x")]
    public void A_key_of_another_shape_is_refused_early_and_not_repeated(string key)
    {
        var error = Assert.Throws<ArgumentException>(() => new WizChatClient(key));

        Assert.Contains("wpk_live_", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(key + " ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_of_another_shape_is_fine_for_another_address()
    {
        using var client = new WizChatClient("local-key", new WizChatClientOptions { BaseUrl = "http://127.0.0.1:1" });

        Assert.NotNull(client.Api);
    }

    [Fact]
    public async Task Cancelling_ends_the_call()
    {
        await using var service = await WizChatFixture.StartAsync();
        service.Host.Faults.Add(new Fault { Kind = FaultKind.Delay, Delay = TimeSpan.FromMinutes(5) });
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => service.Client.GetConfigAsync("cb_demo", cancelled.Token));
    }
}
