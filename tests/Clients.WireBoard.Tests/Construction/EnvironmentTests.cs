using Clients.Testing.Servers;

namespace Clients.WireBoard.Tests.Construction;

/// <summary>The only tests that touch the environment, so that no other can be disturbed: xunit runs the tests of one class in turn.</summary>
public sealed class EnvironmentTests : IDisposable
{
    [Fact]
    public async Task Token_and_address_come_from_the_environment()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, """{"status":true,"data":{"name":"Sam"}}"""));
        Environment.SetEnvironmentVariable("WIREBOARD_TOKEN", "wb_from_the_environment");
        Environment.SetEnvironmentVariable("WIREBOARD_BASE_URL", server.BaseUrl);
        using var client = WireBoardClient.FromEnvironment();

        await client.GetAccountAsync();

        Assert.Equal("Bearer wb_from_the_environment", Assert.Single(server.Requests).Header("Authorization"));
    }

    [Fact]
    public void A_missing_token_is_named()
    {
        Environment.SetEnvironmentVariable("WIREBOARD_TOKEN", null);

        var exception = Assert.Throws<InvalidOperationException>(() => WireBoardClient.FromEnvironment());

        Assert.Contains("WIREBOARD_TOKEN", exception.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("WIREBOARD_TOKEN", null);
        Environment.SetEnvironmentVariable("WIREBOARD_BASE_URL", null);
    }
}
