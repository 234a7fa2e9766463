using Clients.Core;
using Clients.Core.Http;
using Clients.WizChat;
using Microsoft.Kiota.Abstractions;

namespace Clients.Contract.Tests.Docs.Scenes;

/// <summary>A client in the making.</summary>
[SceneUsings("Clients.Core", "Clients.Core.Http")]
public abstract class CoreScene : Scene
{
    protected ClientOptions options { get; } = new WizChatClientOptions { BaseUrl = "http://127.0.0.1:9" };

    protected string token { get; } = "a-token";

    protected sealed class ExampleClient(IRequestAdapter adapter)
    {
        public IRequestAdapter Adapter { get; } = adapter;
    }

    protected sealed class ExampleException(ReceivedResponse response) : ClientException(response.Problem.ToString()!);
}
