using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Clients.Sandbox.WizChat;

namespace Clients.Sandbox.Tests.WizChat;

/// <summary>A started sandbox and a plain HttpClient: no code of ours between the test and the wire.</summary>
internal sealed class WizChatCaller : IAsyncDisposable
{
    private readonly HttpClient _http = new();
    private readonly SandboxHost _host;

    private WizChatCaller(SandboxHost host) => _host = host;

    public WizChatSandbox Sandbox => _host.Get<WizChatSandbox>();

    public static async Task<WizChatCaller> StartAsync(TimeProvider? clock = null) =>
        new(await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = clock ?? TimeProvider.System }));

    public async Task<(int Status, JsonNode? Body, HttpResponseHeaders Headers)> SendAsync(string method, string path, string? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), _host.BaseUrl<WizChatSandbox>() + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key ?? Sandbox.DemoCredential);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), response.Headers);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
    }
}
