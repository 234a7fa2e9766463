using Clients.RestlessStream;
using Clients.Sandbox;
using Clients.Sandbox.RestlessStream;
using Clients.Sandbox.SwarmAnalytics;
using Clients.Sandbox.WireBoard;
using Clients.Sandbox.WizChat;
using Clients.SwarmAnalytics;
using Clients.WireBoard;
using Clients.WizChat;
using Microsoft.Kiota.Abstractions;

namespace Clients.Contract.Tests.Docs.Scenes;

/// <summary>Makes the clients a snippet asks for, with its arguments, but for the sandbox.</summary>
public sealed class SandboxedClients(SandboxHost host)
{
    public WireBoardClient WireBoardClient(string token, WireBoardClientOptions? options = null)
    {
        options ??= new WireBoardClientOptions();
        options.BaseUrl = host.BaseUrl<WireBoardSandbox>();
        return new WireBoardClient(token, options);
    }

    public WireBoardClient WireBoardClient(IRequestAdapter adapter)
    {
        adapter.BaseUrl = host.BaseUrl<WireBoardSandbox>();
        return new WireBoardClient(adapter);
    }

    public RestlessStreamClient RestlessStreamClient() => RestlessStreamClient(new RestlessStreamClientOptions());

    public RestlessStreamClient RestlessStreamClient(string apiKey) => RestlessStreamClient(new RestlessStreamClientOptions { ApiKey = apiKey });

    public RestlessStreamClient RestlessStreamClient(RestlessStreamClientOptions options)
    {
        options.BaseUrl = host.BaseUrl<RestlessStreamSandbox>();
        options.StreamBaseUrl = host.Get<RestlessStreamSandbox>().StreamBaseUrl;
        return new RestlessStreamClient(options);
    }

    public WizChatClient WizChatClient(string apiKey, WizChatClientOptions? options = null)
    {
        options ??= new WizChatClientOptions();
        options.BaseUrl = host.BaseUrl<WizChatSandbox>();
        return new WizChatClient(apiKey, options);
    }

    public SwarmAnalyticsClient SwarmAnalyticsClient(string token, SwarmAnalyticsClientOptions? options = null)
    {
        options ??= new SwarmAnalyticsClientOptions();
        options.BaseUrl = host.BaseUrl<SwarmAnalyticsSandbox>();
        return new SwarmAnalyticsClient(token, options);
    }
}
