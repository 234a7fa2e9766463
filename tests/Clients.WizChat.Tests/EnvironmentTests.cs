using Clients.Testing.Servers;

namespace Clients.WizChat.Tests;

/// <summary>The only tests that touch the environment, so that no other can be disturbed: xunit runs the tests of one class in turn.</summary>
public sealed class EnvironmentTests : IDisposable
{
    [Fact]
    public async Task Key_and_address_come_from_the_environment()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, """{"id":"cb_1"}"""));
        Environment.SetEnvironmentVariable("WIZCHAT_API_KEY", "wpk_live_from_the_environment");
        Environment.SetEnvironmentVariable("WIZCHAT_BASE_URL", server.BaseUrl);
        using var client = WizChatClient.FromEnvironment(new WizChatClientOptions { BaseUrl = "https://elsewhere.example" });

        await client.GetChatbotAsync("cb_1");

        Assert.Equal("Bearer wpk_live_from_the_environment", Assert.Single(server.Requests).Header("Authorization"));
    }

    [Fact]
    public void Without_an_address_it_is_the_services_own_whose_keys_have_a_shape()
    {
        Environment.SetEnvironmentVariable("WIZCHAT_API_KEY", "sk_live_abcdefgh");

        var error = Assert.Throws<ArgumentException>(() => WizChatClient.FromEnvironment());

        Assert.Contains("****efgh does not look like", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_key_is_named()
    {
        Environment.SetEnvironmentVariable("WIZCHAT_API_KEY", "");

        var error = Assert.Throws<InvalidOperationException>(() => WizChatClient.FromEnvironment());

        Assert.Contains("WIZCHAT_API_KEY", error.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("WIZCHAT_API_KEY", null);
        Environment.SetEnvironmentVariable("WIZCHAT_BASE_URL", null);
    }
}
