using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Clients.Sandbox;
using Clients.Sandbox.RestlessStream;

namespace Clients.Sandbox.Tests.RestlessStream;

/// <summary>A started sandbox and plain HTTP calls to its Restless Stream service.</summary>
internal sealed class RestlessApi : IAsyncDisposable
{
    public const string Orders = """{"name":"Orders","description":"","status":"ACTIVE","method":"GET","url":"https://api.example.com/orders","payloadMode":"FULL_DATA","pollingInterval":30}""";

    private readonly SandboxHost _host;
    private readonly HttpClient _http = new();

    private RestlessApi(SandboxHost host)
    {
        _host = host;
        Service = host.Get<RestlessStreamSandbox>();
        Key = Service.DemoCredential;
    }

    public RestlessStreamSandbox Service { get; }

    public SandboxHost Host => _host;

    public string? Key { get; set; }

    public static async Task<RestlessApi> StartAsync(TimeProvider? time = null) =>
        new(await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = time ?? TimeProvider.System }));

    public Task<(HttpStatusCode Status, JsonNode Body)> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(string path, string? json = null) => SendAsync(HttpMethod.Post, path, json);

    public async Task<(HttpStatusCode Status, JsonNode Body)> SendAsync(HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, _host.BaseUrl<RestlessStreamSandbox>() + path);
        if (Key is not null)
        {
            request.Headers.Add("x-api-key", Key);
        }

        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        using var response = await _http.SendAsync(request);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
    }
}
