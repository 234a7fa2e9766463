using Clients.Sandbox;
using Clients.Sandbox.Faults;
using Clients.Sandbox.SwarmAnalytics;

namespace Clients.SwarmAnalytics.Tests;

/// <summary>A sandbox of its own and clients that reach it, with waits between tries so short that tests need no clock.</summary>
public sealed class SwarmFixture : IAsyncDisposable
{
    public static readonly TimeSpan TestTimeout = TimeSpan.FromSeconds(60);

    private readonly SandboxHost _host;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("swarm-client-");

    private SwarmFixture(SandboxHost host) => _host = host;

    public SwarmAnalyticsSandbox Swarm => _host.Get<SwarmAnalyticsSandbox>();

    public string BaseUrl => _host.BaseUrl<SwarmAnalyticsSandbox>();

    public string Token => Swarm.DemoCredential;

    public string SpoolFile => Path.Combine(_folder.FullName, "spool.db");

    /// <summary>The messages of <c>logs.write</c> as stored, by their tags.</summary>
    public IEnumerable<string> StoredTags => Swarm.Events.Select(stored => stored.Body.GetProperty("tag").GetString()!);

    public static async Task<SwarmFixture> StartAsync() => new(await SandboxHost.StartAsync());

    public SwarmAnalyticsClientOptions Options(Action<SwarmAnalyticsClientOptions>? configure = null)
    {
        var options = new SwarmAnalyticsClientOptions
        {
            BaseUrl = BaseUrl,
            RetryBaseDelay = TimeSpan.FromMilliseconds(1),
            RetryMaxDelay = TimeSpan.FromMilliseconds(5),
        };
        configure?.Invoke(options);
        return options;
    }

    public SwarmAnalyticsClient Client(Action<SwarmAnalyticsClientOptions>? configure = null) => new(Token, Options(configure));

    public void Fail(FaultKind kind, int count = 1, int status = 503, int skip = 0, IReadOnlyDictionary<string, string>? headers = null, string body = "", string contentType = "application/json") =>
        _host.Faults.Add(new Fault
        {
            Kind = kind,
            Count = count,
            Skip = skip,
            StatusCode = status,
            PathPrefix = "/swarm/public",
            Headers = headers ?? new Dictionary<string, string>(),
            Body = body,
            ContentType = contentType,
        });

    public void Stall(TimeSpan delay) => _host.Faults.Add(new Fault { Kind = FaultKind.Delay, Delay = delay, PathPrefix = "/swarm/public" });

    /// <summary>Completes once the first fault has struck: only then does the clock time a request that the server holds.</summary>
    public Task WaitForFaultAsync() => _host.Faults.WaitForStruckAsync(1);

    public void Heal() => _host.Faults.Clear();

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
