using Clients.Sandbox;
using Clients.Sandbox.WizChat;

namespace Clients.Cli.Tests.WizChat;

/// <summary>A sandbox, a folder of its own, and the command line as a person meets it.</summary>
internal sealed class WizChatCli : IAsyncDisposable
{
    private readonly SandboxHost _host;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("clients-wizchat-");

    private WizChatCli(SandboxHost host)
    {
        _host = host;
        Variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["WIZCHAT_API_KEY"] = Service.DemoCredential,
            ["WIZCHAT_BASE_URL"] = host.BaseUrl<WizChatSandbox>(),
        };
    }

    public WizChatSandbox Service => _host.Get<WizChatSandbox>();

    public Dictionary<string, string> Variables { get; }

    /// <summary>What the person at the terminal types; null when there is none.</summary>
    public string? Answer { get; set; }

    /// <summary>Whether the results go to a terminal with colours.</summary>
    public bool IsTerminal { get; set; }

    public static async Task<WizChatCli> StartAsync() => new(await SandboxHost.StartAsync());

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public string Read(string name) => File.ReadAllText(PathOf(name));

    public void Write(string name, string text) => File.WriteAllText(PathOf(name), text);

    /// <summary>A YAML file for the demo chatbot with the given sections, each line indented by two.</summary>
    public void WriteBot(string sections, string name = "bot.yaml", string chatbot = "cb_demo") =>
        Write(name, $"apiVersion: wizchat.com/v1\nkind: ChatbotConfig\nmetadata: {{chatbotId: {chatbot}}}\nspec:\n{sections}\n");

    /// <summary>Runs a command line; the sandbox's address reads SANDBOX in what it prints.</summary>
    public async Task<(int Code, string Out, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var environment = new CliEnvironment
        {
            Out = output,
            Error = error,
            In = new StringReader(Answer ?? ""),
            CanAsk = Answer is not null,
            IsTerminal = IsTerminal,
            WorkingDirectory = _folder.FullName,
            Variable = name => Variables.GetValueOrDefault(name),
        };
        var code = await CommandLine.RunAsync(["wizchat", .. arguments], environment);
        return (code, Plain(output), Plain(error));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private string Plain(StringWriter text) => text.ToString().Replace(_host.BaseUrl<WizChatSandbox>(), "SANDBOX", StringComparison.Ordinal);
}
