using Clients.Core.DependencyInjection;
using Clients.Core.Http;
using Clients.Core.Tests.Http;
using Clients.Testing.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Clients.Core.Tests.DependencyInjection;

public class AddApiClientTests
{
    [Fact]
    public async Task A_client_sends_through_the_factorys_handlers()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, "{}"));
        var services = new ServiceCollection();
        Add(services, null, server.BaseUrl).AddHttpMessageHandler(() => new MarkingHandler());
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<ExampleClient>().GetAsync();

        Assert.Equal("1", server.Requests[0].Header("X-Marked"));
    }

    [Fact]
    public async Task Keyed_clients_have_their_own_options()
    {
        await using var first = await LoopbackServer.StartAsync(new Reply(200, "{}"));
        await using var second = await LoopbackServer.StartAsync(new Reply(200, "{}"));
        var services = new ServiceCollection();
        Add(services, "first", first.BaseUrl);
        Add(services, "second", second.BaseUrl);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredKeyedService<ExampleClient>("second").GetAsync();

        Assert.Empty(first.Requests);
        Assert.Single(second.Requests);
        Assert.Null(provider.GetService<ExampleClient>());
    }

    [Fact]
    public void Options_that_cannot_work_are_refused_at_the_start()
    {
        var services = new ServiceCollection();
        Add(services, null, "not an address");
        using var provider = services.BuildServiceProvider();

        var exception = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains("BaseUrl", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Clock_and_logging_come_from_the_container()
    {
        var clock = new Testing.Time.TestClock();
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(clock);
        Add(services, null, "https://api.example.com");
        using var provider = services.BuildServiceProvider();

        var pipeline = provider.GetRequiredService<ExampleClient>().Pipeline;

        Assert.Same(clock, pipeline.TimeProvider);
        Assert.Same(provider.GetRequiredService<Microsoft.Extensions.Logging.ILoggerFactory>(), pipeline.LoggerFactory);
    }

    private static IHttpClientBuilder Add(IServiceCollection services, string? key, string baseUrl) =>
        services.AddApiClient<ExampleClient, ExampleOptions>(
            key,
            options => options.BaseUrl = baseUrl,
            options => new ExampleClient(ClientPipeline.Create(options, ExampleClient.Profile)));

    private sealed class MarkingHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("X-Marked", "1");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
