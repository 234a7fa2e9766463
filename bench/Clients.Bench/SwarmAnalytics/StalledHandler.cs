namespace Clients.Bench.SwarmAnalytics;

/// <summary>A service that takes a request and never answers.</summary>
internal sealed class StalledHandler : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException("An infinite wait has ended.");
    }
}
