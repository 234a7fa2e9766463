using Clients.Sandbox;
using Clients.Sandbox.WizChat;

namespace Clients.WizChat.Tests;

/// <summary>A sandbox on a real socket, and clients of it.</summary>
internal sealed class WizChatFixture : IAsyncDisposable
{
    private readonly List<WizChatClient> _clients = [];

    private WizChatFixture(SandboxHost host)
    {
        Host = host;
        Client = ClientFor(Service.DemoCredential);
    }

    public SandboxHost Host { get; }

    public WizChatSandbox Service => Host.Get<WizChatSandbox>();

    public string BaseUrl => Host.BaseUrl<WizChatSandbox>();

    /// <summary>A client whose key may do everything.</summary>
    public WizChatClient Client { get; }

    public static async Task<WizChatFixture> StartAsync() => new(await SandboxHost.StartAsync());

    public WizChatClient ClientFor(string key)
    {
        var client = new WizChatClient(key, new WizChatClientOptions { BaseUrl = BaseUrl });
        _clients.Add(client);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await Host.DisposeAsync();
    }
}
