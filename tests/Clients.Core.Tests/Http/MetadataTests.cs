using Clients.Core.Http;
using Clients.Testing.Servers;

namespace Clients.Core.Tests.Http;

public class MetadataTests
{
    [Fact]
    public async Task Each_of_many_calls_at_once_gets_its_own_metadata()
    {
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            var number = context.Request.Query["n"].ToString();
            context.Response.Headers["X-RateLimit-Remaining"] = number;
            context.Response.Headers["X-Request-Id"] = $"r{number}";
            context.Response.StatusCode = int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) % 2 == 0 ? 200 : 500;
            await new Reply(context.Response.StatusCode, "{}").WriteAsync(context);
        });
        using var client = ExampleClient.For(server.BaseUrl);

        var calls = Enumerable.Range(0, 50).Select(async number =>
        {
            var meta = new ResponseMetadataOption();
            await Record.ExceptionAsync(() => client.GetAsync($"/v1/things?n={number}", meta));
            return (number, meta.Value);
        });

        Assert.All(await Task.WhenAll(calls), call => Assert.Equal(
            new ResponseMetadata(call.number % 2 == 0 ? 200 : 500, $"r{call.number}", new RateLimit(null, call.number, null)), call.Value));
    }

    [Fact]
    public async Task An_adapter_can_add_the_option_to_every_call()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, "{}", Headers: ("X-RateLimit-Limit", "120")));
        using var client = ExampleClient.For(server.BaseUrl);
        var meta = new ResponseMetadataOption();

        await new ExampleClient(new RequestOptionsAdapter(client.Adapter, meta)).GetAsync();

        Assert.Equal(120, meta.Value?.RateLimit?.Limit);
    }

    [Fact]
    public async Task An_error_carries_the_metadata_of_its_response()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(
            429, "{}", Headers: [("X-RateLimit-Limit", "120"), ("X-RateLimit-Remaining", "0"), ("Retry-After", "7"), ("X-Request-Id", "r1")]));
        using var client = ExampleClient.For(server.BaseUrl);

        var exception = await Assert.ThrowsAsync<ExampleException>(() => client.GetAsync());

        Assert.Equal(new RateLimit(120, 0, TimeSpan.FromSeconds(7)), exception.RateLimit);
        Assert.Equal("r1", exception.RequestId);
    }
}
