using Clients.Core;
using Clients.Core.Http;
using Clients.WireBoard.Models;
using Clients.WizChat;
using Microsoft.AspNetCore.Builder;
using Microsoft.Kiota.Abstractions;

namespace Clients.Contract.Tests.Docs.Scenes;

/// <summary>A client in the making, and the builder of a web application.</summary>
[SceneUsings(
    "System.Text.Json", "Clients.Core", "Clients.Core.Http", "Clients.Core.Serialization", "Clients.WireBoard", "Clients.WireBoard.Models", "Microsoft.AspNetCore.Builder",
    "Microsoft.Extensions.DependencyInjection", "Microsoft.Kiota.Abstractions.Authentication", "Microsoft.Kiota.Http.HttpClientLibrary")]
public abstract class CoreScene : Scene
{
    protected WebApplicationBuilder builder { get; } = WebApplication.CreateSlimBuilder();

    protected HttpClient http { get; } = new();

    protected Site site { get; } = new() { Id = "xK4mP2nT" };

    protected ClientOptions options { get; } = new WizChatClientOptions { BaseUrl = "http://127.0.0.1:9" };

    protected string token { get; } = "a-token";

    protected sealed class ExampleClient(IRequestAdapter adapter)
    {
        public IRequestAdapter Adapter { get; } = adapter;
    }

    protected sealed class ExampleException(ReceivedResponse response) : ClientException(response.Problem.ToString()!);
}
