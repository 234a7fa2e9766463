using Clients.Testing.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Clients.WireBoard.Tests.Construction;

public sealed class ConstructionTests
{
    private const string Token = "wb_0123456789abcdef62bb";
    private const string Account = """{"status":true,"data":{"name":"Sam"}}""";

    [Fact]
    public void The_public_address_is_the_default()
    {
        using var client = new WireBoardClient(Token);

        Assert.Equal("https://api.wireboard.io/v1/account", client.V1.Account.ToGetRequestInformation().URI.AbsoluteUri);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("line\nend")]
    public void A_token_that_cannot_be_one_is_refused_without_being_repeated(string token)
    {
        var exception = Assert.Throws<ArgumentException>(nameof(token), () => new WireBoardClient(token));

        Assert.True(token.Length == 0 || !exception.Message.Contains(token, StringComparison.Ordinal));
    }

    [Fact]
    public void Options_that_cannot_work_are_refused()
    {
        var options = new WireBoardClientOptions { BaseUrl = "ftp://x", Timeout = TimeSpan.Zero };

        var exception = Assert.Throws<ArgumentException>(() => new WireBoardClient(Token, options));

        Assert.Contains("BaseUrl", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Timeout", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registered_client_is_one_and_sends_through_the_factory()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, Account));
        var seen = new CountingHandler();
        var services = new ServiceCollection();
        services.AddWireBoard(options => (options.Token, options.BaseUrl) = (Token, server.BaseUrl)).AddHttpMessageHandler(() => seen);
        await using var provider = services.BuildServiceProvider();

        var client = provider.GetRequiredService<WireBoardClient>();

        Assert.Equal("Sam", (await client.GetAccountAsync()).Name);
        Assert.Equal(1, seen.Count);
        Assert.Same(client, provider.GetRequiredService<WireBoardClient>());
    }

    [Fact]
    public async Task Keyed_clients_have_their_own_options()
    {
        await using var left = await LoopbackServer.StartAsync(new Reply(200, """{"status":true,"data":{"name":"Left"}}"""));
        await using var right = await LoopbackServer.StartAsync(new Reply(200, """{"status":true,"data":{"name":"Right"}}"""));
        var services = new ServiceCollection();
        services.AddWireBoard("left", options => (options.Token, options.BaseUrl) = (Token, left.BaseUrl));
        services.AddWireBoard("right", options => (options.Token, options.BaseUrl) = (Token, right.BaseUrl));
        await using var provider = services.BuildServiceProvider();

        Assert.Equal("Left", (await provider.GetRequiredKeyedService<WireBoardClient>("left").GetAccountAsync()).Name);
        Assert.Equal("Right", (await provider.GetRequiredKeyedService<WireBoardClient>("right").GetAccountAsync()).Name);
    }

    [Fact]
    public async Task A_host_refuses_to_start_without_a_token()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddWireBoard(options => options.Token = null);
        using var host = builder.Build();

        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains("WIREBOARD_TOKEN", exception.Message, StringComparison.Ordinal);
    }

    private sealed class CountingHandler : DelegatingHandler
    {
        public int Count { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Count++;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
