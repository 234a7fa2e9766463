namespace Clients.Sandbox.Tests.RestlessStream;

public sealed class ConnectionOperationsTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData("rs_unknown", false)]
    public async Task Validating_a_key_tells_whether_it_is_known(string? key, bool known)
    {
        await using var api = await RestlessApi.StartAsync();
        key ??= api.Key;

        var (_, answer) = await api.PostAsync("/api-keys/validate", $$"""{"apiKey":"{{key}}"}""");

        Assert.Equal(known, (bool)answer["affected"]!);
        Assert.Equal(key, (string?)answer["id"]);
    }

    [Fact]
    public async Task Connection_snippets_are_filtered_by_language()
    {
        await using var api = await RestlessApi.StartAsync();
        await api.PostAsync("/streams", RestlessApi.Orders);

        var (_, answer) = await api.PostAsync("/connection-snippets", """{"streamId":"stream_1","language":"python"}""");

        Assert.All(answer["snippets"]!.AsArray(), snippet => Assert.Equal("python", (string?)snippet!["language"]));
        Assert.Equal($"{api.Service.StreamBaseUrl}?streamId=stream_1", (string?)answer["runtime"]!["sseUrl"]);
    }

    [Fact]
    public async Task Direct_setup_echoes_the_configuration_it_understood()
    {
        await using var api = await RestlessApi.StartAsync();

        var (_, answer) = await api.PostAsync("/direct-streams/setup", """{"method":"POST","url":"https://api.example.com/search","body":{"query":"restless"},"language":"python"}""");

        Assert.Contains("curl -N", (string?)answer["commands"]!["header"]!["curl"], StringComparison.Ordinal);
        Assert.Equal("restless", (string?)answer["streamConfig"]!["body"]!["query"]);
        Assert.StartsWith(api.Service.StreamBaseUrl + "/direct?", (string?)answer["runtime"]!["directSseUrl"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_direct_session_is_reused_by_its_dedupe_key()
    {
        await using var api = await RestlessApi.StartAsync();
        const string Request = """{"dedupeKey":"orders-feed-v1","url":"https://api.example.com/orders"}""";

        var (_, first) = await api.PostAsync("/direct-streams/sessions", Request);
        var (_, second) = await api.PostAsync("/direct-streams/sessions", Request);
        var (_, other) = await api.PostAsync("/direct-streams/sessions", Request.Replace("v1", "v2", StringComparison.Ordinal));

        Assert.Equal((string?)first["sseUrl"], (string?)second["sseUrl"]);
        Assert.NotEqual((string?)first["sessionId"], (string?)other["sessionId"]);
    }
}
