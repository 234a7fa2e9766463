using Clients.Sandbox;
using Clients.Sandbox.WizChat;
using Clients.WizChat;

namespace Clients.Contract.Tests.Docs.Scenes;

[SceneUsings("Clients.Sandbox", "Clients.Sandbox.WizChat", "Clients.WizChat", "Clients.WizChat.ConfigAsCode", "Clients.WizChat.Models")]
public abstract class WizChatScene : HostedScene<WizChatClient, WizChatClientOptions, WizChatSandbox>
{
    private readonly string _file = Path.GetTempFileName();

    protected WizChatClient wizchat { get; private set; } = null!;

    protected string chatbotId { get; } = WizChatSandbox.DemoChatbotId;

    public override IReadOnlyDictionary<string, string> Replacements => new Dictionary<string, string>
    {
        ["bot.yaml"] = _file,
        ["wpk_live_…"] = Service.DemoCredential,
        ["any-key"] = Service.DemoCredential,
    };

    protected override IReadOnlyList<string> SecretNames => ["WizChat:ApiKey"];

    public override async Task SetUpAsync(SandboxHost host)
    {
        await base.SetUpAsync(host);
        SetVariable("WIZCHAT_API_KEY", Service.DemoCredential);
        SetVariable("WIZCHAT_BASE_URL", host.BaseUrl<WizChatSandbox>());
        wizchat = Sandboxed.WizChatClient(Service.DemoCredential);
        await File.WriteAllTextAsync(_file, (await wizchat.GetConfigTextAsync(chatbotId)).ToYaml());
    }

    protected override async Task CallAsync(WizChatClient client) => await client.GetChatbotAsync(chatbotId);

    protected override ValueTask CleanUpAsync()
    {
        wizchat.Dispose();
        File.Delete(_file);
        return base.CleanUpAsync();
    }
}
