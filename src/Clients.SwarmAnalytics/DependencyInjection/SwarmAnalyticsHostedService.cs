using Microsoft.Extensions.Hosting;

namespace Clients.SwarmAnalytics.DependencyInjection;

/// <summary>Ties the client to the host: created when the host starts, disposed when everything else that might record has stopped.</summary>
internal sealed class SwarmAnalyticsHostedService(Func<SwarmAnalyticsClient> client) : IHostedLifecycleService
{
    private SwarmAnalyticsClient? _client;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        // Not before: invalid options are to be reported by the validation, which runs first.
        _client = client();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // The host's time may be up before the client's. The client then only stores what is left, and the host ends without an error.
    public Task StoppedAsync(CancellationToken cancellationToken) => _client?.CloseAsync(cancellationToken) ?? Task.CompletedTask;
}
