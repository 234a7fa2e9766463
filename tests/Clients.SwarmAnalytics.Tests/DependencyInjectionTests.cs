using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Clients.SwarmAnalytics.Tests;

public sealed class DependencyInjectionTests
{
    [Fact]
    public async Task Stopping_the_host_delivers_what_services_recorded_while_stopping()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        using (var host = Build(fixture, services => services.AddHostedService<RecordsWhileStopping>()))
        {
            await host.StartAsync();
            await host.StopAsync();
        }

        Assert.Equal(["stopping"], fixture.StoredTags);
    }

    [Fact]
    public async Task A_missing_token_keeps_the_host_from_starting()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSwarmAnalytics(_ => { });
        using var host = builder.Build();

        var invalid = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains("Token is missing", invalid.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_installs_can_be_registered_beside_each_other()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        using (var host = Build(fixture, services => services.AddSwarmAnalytics(
            options => (options.BaseUrl, options.Token) = (fixture.BaseUrl, fixture.Swarm.IssueToken("second")), "second")))
        {
            await host.StartAsync();
            host.Services.GetRequiredService<SwarmAnalyticsClient>().Logs.Write("a");
            host.Services.GetRequiredKeyedService<SwarmAnalyticsClient>("second").Logs.Write("b");
            await host.StopAsync();
        }

        Assert.Equal(["demo", "second"], fixture.Swarm.Events.Select(stored => stored.InstallId).Order());
    }

    private static IHost Build(SwarmFixture fixture, Action<IServiceCollection> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSwarmAnalytics(options =>
        {
            (options.BaseUrl, options.Token) = (fixture.BaseUrl, fixture.Token);
            options.ShutdownTimeout = SwarmFixture.TestTimeout;
        });
        configure(builder.Services);
        return builder.Build();
    }

    private sealed class RecordsWhileStopping(SwarmAnalyticsClient client) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            client.Logs.Write("stopping");
            return Task.CompletedTask;
        }
    }
}
