using Clients.Testing.Servers;

namespace Clients.Core.Tests.Http;

public class TransportTests
{
    [Fact]
    public async Task A_client_of_the_user_sends_and_is_not_disposed()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, "{}"));
        using var own = new HttpClient();
        own.DefaultRequestHeaders.Add("X-Own", "1");

        using (var client = ExampleClient.For(server.BaseUrl, configure: options => options.HttpClient = own))
        {
            await client.PostAsync("{}");
        }

        Assert.Equal(("1", "{}", "key-0123456789"), (server.Requests[0].Header("X-Own"), server.Requests[0].Text, server.Requests[0].Header("X-Api-Key")));
        Assert.Equal("{}", await own.GetStringAsync(server.Address));
    }

    [Fact]
    public async Task A_handler_of_the_user_sends_and_is_not_disposed()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, "{}"));
        using var own = new SocketsHttpHandler();

        using (var client = ExampleClient.For(server.BaseUrl, configure: options => options.HttpMessageHandler = own))
        {
            await client.GetAsync();
        }

        using var after = new HttpClient(own, disposeHandler: false);
        Assert.Equal("{}", await after.GetStringAsync(server.Address));
    }

    [Fact]
    public async Task The_users_handler_is_asked_for_every_try()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(429, "{}", Headers: ("Retry-After", "0")), new Reply(200, "{}"));
        using var own = new HttpClient();
        using var client = ExampleClient.For(
            server.BaseUrl, ExampleClient.Profile with { Retry = Core.Http.RetryPolicy.Once }, options => options.HttpClient = own);

        Assert.NotNull(await client.PostAsync("{}"));

        Assert.Equal(["{}", "{}"], server.Requests.Select(request => request.Text));
    }
}
