using Clients.Sandbox;
using Clients.Sandbox.WireBoard;

namespace Clients.WireBoard.Tests;

/// <summary>A sandbox and a client of one's own per test, over a real socket.</summary>
public abstract class SandboxTest : IAsyncLifetime
{
    protected const string Site = "xK4mP2nT";

    protected static readonly DateOnly January = new(2026, 1, 1);
    protected static readonly DateOnly JanuaryEnd = new(2026, 1, 31);

    protected SandboxHost Host { get; private set; } = null!;

    protected WireBoardSandbox Sandbox => Host.Get<WireBoardSandbox>();

    protected WireBoardClient Client { get; private set; } = null!;

    protected virtual TimeProvider TimeProvider => TimeProvider.System;

    public async Task InitializeAsync()
    {
        Host = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = TimeProvider });
        Client = CreateClient(Sandbox.DemoCredential);
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
    }

    protected WireBoardClient CreateClient(string token, Action<WireBoardClientOptions>? configure = null)
    {
        var options = new WireBoardClientOptions { BaseUrl = Host.BaseUrl<WireBoardSandbox>(), TimeProvider = TimeProvider };
        configure?.Invoke(options);
        return new WireBoardClient(token, options);
    }
}
