using System.Net;

namespace Clients.Sandbox.Tests.RestlessStream;

public sealed class RefusalTests
{
    [Theory]
    [InlineData(null, "Missing x-api-key header")]
    [InlineData("rs_unknown", "Invalid API key")]
    public async Task A_call_without_a_known_key_is_refused(string? key, string message)
    {
        await using var api = await RestlessApi.StartAsync();
        api.Key = key;

        var (status, error) = await api.GetAsync("/streams");

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Equal(message, (string?)error["message"]);
    }

    [Theory]
    [InlineData("""{"pollingInterval":0}""", "pollingInterval")]
    [InlineData("""{"pollingInterval":1.5}""", "pollingInterval")]
    [InlineData("""{"url":"/orders"}""", "url")]
    [InlineData("""{"url":null}""", "url")]
    [InlineData("""{"method":"HEAD"}""", "method")]
    [InlineData("""{"payloadMode":"full_data"}""", "payloadMode")]
    [InlineData("""{"status":"PAUSED"}""", "status")]
    [InlineData("""{"headers":{"Accept":1}}""", "headers")]
    [InlineData("""{"jqFilter":1}""", "jqFilter")]
    [InlineData("""{"pollingStrategies":[{"startTime":"9:00","endTime":"17:30","pollingInterval":5}]}""", "pollingStrategies[0].startTime")]
    [InlineData("""{"pollingStrategies":[{"startTime":"09:00","endTime":"17:30","pollingInterval":5,"daysOfWeek":["FUNDAY"]}]}""", "pollingStrategies[0].daysOfWeek")]
    [InlineData("""{"apiKey":"rs_unknown"}""", "apiKey")]
    public async Task A_wrong_field_is_named(string changes, string field)
    {
        await using var api = await RestlessApi.StartAsync();
        await api.PostAsync("/streams", RestlessApi.Orders);

        var (status, error) = await api.SendAsync(HttpMethod.Patch, "/streams/stream_1", changes);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal("VALIDATION_ERROR", (string?)error["code"]);
        Assert.Equal(field, (string?)error["details"]!["fields"]![0]!["field"]);
    }

    [Fact]
    public async Task Every_missing_field_of_a_create_is_named()
    {
        await using var api = await RestlessApi.StartAsync();

        var (_, error) = await api.PostAsync("/streams", "{}");

        Assert.Equal(
            ["name", "description", "status", "method", "payloadMode", "pollingInterval", "url"],
            error["details"]!["fields"]!.AsArray().Select(field => (string?)field!["field"]));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("")]
    public async Task A_body_that_is_no_JSON_object_is_a_bad_request(string body)
    {
        await using var api = await RestlessApi.StartAsync();

        var (status, error) = await api.PostAsync("/streams", body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("BAD_REQUEST", (string?)error["code"]);
    }

    [Fact]
    public async Task A_body_beyond_a_mebibyte_is_refused()
    {
        await using var api = await RestlessApi.StartAsync();

        var (status, _) = await api.PostAsync("/streams", $$"""{"name":"{{new string('x', 1024 * 1024)}}"}""");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
    }
}
