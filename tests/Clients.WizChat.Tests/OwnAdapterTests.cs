using Clients.Testing.Servers;
using Clients.WizChat.Models;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace Clients.WizChat.Tests;

/// <summary>The client over a plain adapter of the user's, which knows no more of errors than the generated code does.</summary>
public sealed class OwnAdapterTests
{
    [Theory]
    [InlineData(403, """{"error":{"code":"insufficient_scope","message":"Missing scope","details":{"hint":"ask"}}}""", "insufficient_scope", "Missing scope")]
    [InlineData(404, """{"error":{"message":"Chatbot not found"}}""", "http_404", "Chatbot not found")]
    [InlineData(500, "{}", "http_500", null)]
    [InlineData(422, """{"error":{"code":"validation_failed","message":"No"}}""", "http_422", null)]
    public async Task Errors_are_the_same_type_with_as_much_as_the_adapter_tells(int status, string body, string code, string? message)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(status, body));
        using var http = new HttpClient();
        using var client = ClientOver(http, server.BaseUrl);

        var error = await Assert.ThrowsAsync<WizChatApiException>(() => client.ApplyConfigAsync("cb_1", new ChatbotConfigDocument()));

        Assert.Equal((status, code, message), (error.Status, error.Code, error.ServiceMessage));
        Assert.Contains($"({code} from POST /api/v1/chatbots/{{id}}/apply)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_scope_is_the_one_the_document_asks_of_the_operation()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(403, """{"error":{"code":"insufficient_scope","message":"Missing scope","details":{"hint":"ask"}}}"""));
        using var http = new HttpClient();
        using var client = ClientOver(http, server.BaseUrl);

        var error = await Assert.ThrowsAsync<WizChatApiException>(() => client.GetChatbotAsync("cb_1"));

        Assert.Equal(["chatbots:read"], error.RequiredScopes);
        Assert.Equal("ask", error.Details!.Value.GetProperty("hint").GetString());
        Assert.EndsWith("The key needs the scope chatbots:read: use a key that has it.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partial_failure_is_a_result_here_too()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(422, """{"applied":[{"section":"core","op":"update","key":"core"}],"failed":{"op":"create","message":"No"},"plan":{}}"""));
        using var http = new HttpClient();
        using var client = ClientOver(http, server.BaseUrl);

        var result = await client.ApplyConfigAsync("cb_1", new ChatbotConfigDocument());

        Assert.Equal(("No", "core"), (result.Failed!.Message, Assert.Single(result.Applied!).Section));
    }

    private static WizChatClient ClientOver(HttpClient http, string baseUrl) =>
        new(new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: http) { BaseUrl = baseUrl });
}
