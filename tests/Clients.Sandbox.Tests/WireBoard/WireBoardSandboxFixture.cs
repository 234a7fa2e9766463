using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Clients.Sandbox;
using Clients.Sandbox.WireBoard;

namespace Clients.Sandbox.Tests.WireBoard;

/// <summary>A sandbox of one's own and a plain HttpClient: nothing of the clients takes part.</summary>
public abstract class WireBoardSandboxFixture : IAsyncLifetime
{
    protected SandboxHost Host { get; private set; } = null!;

    protected WireBoardSandbox Sandbox => Host.Get<WireBoardSandbox>();

    protected HttpClient Http { get; } = new() { Timeout = TimeSpan.FromSeconds(60) };

    public async Task InitializeAsync()
    {
        Host = await SandboxHost.StartAsync();
        Http.BaseAddress = new Uri(Host.BaseUrl<WireBoardSandbox>() + "/");
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await Host.DisposeAsync();
    }

    protected async Task<(HttpResponseMessage Response, JsonObject Body)> GetAsync(string path, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        var response = await Http.SendAsync(request);
        return (response, JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject());
    }

    protected Task<(HttpResponseMessage Response, JsonObject Body)> GetAsync(string path) => GetAsync(path, Sandbox.DemoCredential);
}
