using Clients.Testing.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace Clients.RestlessStream.Tests;

public sealed class RestlessStreamClientTests
{
    private const string NoStreams = """{"streams":[],"pagination_info":{"has_next_page":false}}""";

    [Fact]
    public void The_defaults_are_those_of_the_service()
    {
        var options = new RestlessStreamClientOptions();

        Assert.Equal(("https://api.restlessapi.stream", "https://stream.restlessapi.stream"), (options.BaseUrl, options.StreamBaseUrl));
        Assert.Equal(TimeSpan.FromSeconds(30), options.Timeout);
    }

    [Fact]
    public async Task The_key_may_come_from_the_environment()
    {
        // The only test that touches the variable; every other gives a key, which wins over it.
        Environment.SetEnvironmentVariable("RESTLESS_API_KEY", "rs_environment");
        try
        {
            await using var server = await LoopbackServer.StartAsync(new Reply(200, NoStreams));
            using var client = new RestlessStreamClient(new RestlessStreamClientOptions { BaseUrl = server.BaseUrl });

            await client.Streams.ListAsync();

            Assert.Equal("rs_environment", server.Requests[0].Header("x-api-key"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("RESTLESS_API_KEY", null);
        }
    }

    [Theory]
    [InlineData("", "https://api.example.com", "https://stream.example.com", "ApiKey")]
    [InlineData("rs_1", "/relative", "https://stream.example.com", "BaseUrl")]
    [InlineData("rs_1", "https://api.example.com", "https://stream.example.com?x=1", "StreamBaseUrl")]
    public void Options_that_cannot_work_are_named(string key, string baseUrl, string streamBaseUrl, string option)
    {
        var failure = Assert.Throws<ArgumentException>(() => new RestlessStreamClient(new RestlessStreamClientOptions { ApiKey = key, BaseUrl = baseUrl, StreamBaseUrl = streamBaseUrl }));

        Assert.Contains(option, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_is_no_header_value_is_refused_without_repeating_it()
    {
        var failure = Assert.Throws<ArgumentException>(() => new RestlessStreamClient("rs_secret\r\nX-Evil: 1"));

        Assert.DoesNotContain("rs_secret", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_borrowed_HttpClient_is_used_and_never_disposed()
    {
        await using var setup = await RestlessSetup.StartAsync();
        using var borrowed = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        setup.Options.HttpClient = borrowed;
        setup.Publish(1, 1);

        using (var client = new RestlessStreamClient(setup.Options))
        {
            await client.Streams.ListAsync();
            await RestlessSetup.Subscribe(client, Transport.Sse, setup.Url(Transport.Sse)).TakeAsync(1);
        }

        using var answer = await borrowed.GetAsync(new Uri(setup.Service.ResourceUrl("still-works")));
        Assert.True(answer.IsSuccessStatusCode);
    }

    [Fact]
    public async Task The_container_makes_one_client()
    {
        await using var setup = await RestlessSetup.StartAsync();
        var services = new ServiceCollection();
        services.AddRestlessStream(options =>
        {
            options.ApiKey = setup.Options.ApiKey;
            options.BaseUrl = setup.Options.BaseUrl;
            options.StreamBaseUrl = setup.Options.StreamBaseUrl;
        });
        await using var provider = services.BuildServiceProvider();
        setup.Publish(1, 1);

        var client = provider.GetRequiredService<RestlessStreamClient>();

        Assert.Same(client, provider.GetRequiredService<RestlessStreamClient>());
        Assert.Single((await client.Streams.ListAsync()).Streams!);
        Assert.Single(await RestlessSetup.Subscribe(client, Transport.Sse, setup.Url(Transport.Sse)).TakeAsync(1));
        Assert.Single(await RestlessSetup.Subscribe(client, Transport.WebSocket, setup.Url(Transport.WebSocket)).TakeAsync(1));
    }

    [Fact]
    public void The_container_refuses_options_that_cannot_work()
    {
        var services = new ServiceCollection();
        services.AddRestlessStream(options => (options.ApiKey, options.BaseUrl) = ("rs_1", "nowhere"));
        using var provider = services.BuildServiceProvider();

        Assert.Throws<OptionsValidationException>(provider.GetRequiredService<RestlessStreamClient>);
    }

    [Fact]
    public async Task A_client_of_ones_own_adapter_manages_streams_and_says_why_it_cannot_subscribe()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, NoStreams));
        using var adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider()) { BaseUrl = server.BaseUrl };
        using var client = new RestlessStreamClient(adapter);

        Assert.Empty((await client.Streams.ListAsync()).Streams!);
        var failure = Assert.Throws<InvalidOperationException>(() => client.Streams.SubscribeSseAsync("https://h"));

        Assert.Contains("IRequestAdapter", failure.Message, StringComparison.Ordinal);
    }
}
