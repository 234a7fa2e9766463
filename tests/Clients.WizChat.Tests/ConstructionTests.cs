using Clients.Core.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Clients.WizChat.Tests;

public sealed class ConstructionTests
{
    [Fact]
    public async Task A_registered_client_calls_the_configured_service()
    {
        await using var service = await WizChatFixture.StartAsync();
        var services = new ServiceCollection();
        services.AddWizChat(options => (options.ApiKey, options.BaseUrl) = (service.Service.DemoCredential, service.BaseUrl));
        services.AddWizChat("other", options => (options.ApiKey, options.BaseUrl) = ("wpk_live_wrong", service.BaseUrl));
        await using var provider = services.BuildServiceProvider();

        var bot = await provider.GetRequiredService<WizChatClient>().GetChatbotAsync("cb_demo");
        var error = await Assert.ThrowsAsync<WizChatApiException>(() => provider.GetRequiredKeyedService<WizChatClient>("other").GetChatbotAsync("cb_demo"));

        Assert.Equal("cb_demo", bot.Id);
        Assert.Equal((401, "unauthorized"), (error.Status, error.Code));
        Assert.Same(provider.GetRequiredService<WizChatClient>(), provider.GetRequiredService<WizChatClient>());
    }

    [Theory]
    [InlineData("", "is not set")]
    [InlineData("sk_live_0123456789", "does not look like")]
    public async Task A_host_does_not_start_with_a_key_that_cannot_work(string key, string reason)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddWizChat(options => (options.ApiKey, options.BaseUrl) = (key, WizChatClientOptions.DefaultBaseUrl));
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk_live", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_metadata_of_a_call_can_be_asked_for()
    {
        await using var service = await WizChatFixture.StartAsync();
        var metadata = new ResponseMetadataOption();

        await service.Client.Api.V1.Chatbots.GetAsync(request => request.Options.Add(metadata));

        Assert.Equal(200, metadata.Value!.StatusCode);
    }
}
