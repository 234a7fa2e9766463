using Clients.Core.Http;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Serialization.Json;

namespace Clients.Core.Tests.Http;

/// <summary>Calls an imagined service the way generated code does.</summary>
public sealed class ExampleClient : IDisposable
{
    private readonly ClientPipeline? _pipeline;
    private readonly IRequestAdapter _adapter;

    public ExampleClient(ClientPipeline pipeline)
        : this(pipeline.Adapter) =>
        _pipeline = pipeline;

    public ExampleClient(IRequestAdapter adapter)
    {
        ApiClientBuilder.RegisterDefaultSerializer<JsonSerializationWriterFactory>();
        ApiClientBuilder.RegisterDefaultDeserializer<JsonParseNodeFactory>();
        _adapter = adapter;
    }

    public static ClientProfile Profile { get; } = new()
    {
        Product = new ClientProduct("Clients.Example", "1.2.3"),
        Credential = Credential.Header("X-Api-Key", "key-0123456789"),
        Classify = response => response.Problem == ResponseProblem.None ? null : new ExampleException(response),
    };

    public ClientPipeline Pipeline => _pipeline!;

    public IRequestAdapter Adapter => _adapter;

    public static ExampleClient For(string baseUrl, ClientProfile? profile = null, Action<ExampleOptions>? configure = null)
    {
        var options = new ExampleOptions { BaseUrl = baseUrl };
        configure?.Invoke(options);
        return new ExampleClient(ClientPipeline.Create(options, profile ?? Profile));
    }

    public Task<UntypedNode?> GetAsync(string path = "/v1/things", IRequestOption? option = null, CancellationToken cancellationToken = default) =>
        SendAsync(Method.GET, path, option, cancellationToken: cancellationToken);

    public Task<UntypedNode?> PostAsync(string body, string path = "/v1/things", CancellationToken cancellationToken = default) =>
        SendAsync(Method.POST, path, null, body, cancellationToken);

    public void Dispose() => _pipeline?.Dispose();

    private Task<UntypedNode?> SendAsync(Method method, string path, IRequestOption? option, string? body = null, CancellationToken cancellationToken = default)
    {
        var request = new RequestInformation(method, "{+baseurl}" + path, new Dictionary<string, object>());
        request.Headers.TryAdd("Accept", "application/json");
        if (option is not null)
        {
            request.AddRequestOptions([option]);
        }

        if (body is not null)
        {
            request.SetStreamContent(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(body)), "application/json");
        }

        return _adapter.SendAsync(request, UntypedNode.CreateFromDiscriminatorValue, default, cancellationToken);
    }
}
