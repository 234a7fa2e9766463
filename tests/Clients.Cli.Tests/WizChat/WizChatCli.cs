using Clients.Sandbox;
using Clients.Sandbox.Faults;
using Clients.Sandbox.WizChat;
using Clients.Testing.Time;

namespace Clients.Cli.Tests.WizChat;

/// <summary>A sandbox, a folder of its own, and the command line as a person meets it.</summary>
internal sealed class WizChatCli : IAsyncDisposable
{
    private readonly SandboxHost _host;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("clients-wizchat-");

    private WizChatCli(SandboxHost host, TestClock clock)
    {
        _host = host;
        Clock = clock;
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

    /// <summary>The clock of the service and of the command line, standing still.</summary>
    public TestClock Clock { get; }

    /// <summary>What goes wrong on the way to the service.</summary>
    public FaultPlan Faults => _host.Faults;

    public static async Task<WizChatCli> StartAsync()
    {
        var clock = new TestClock();
        return new WizChatCli(await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = clock }), clock);
    }

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public string Read(string name) => File.ReadAllText(PathOf(name));

    public void Write(string name, string text) => File.WriteAllText(PathOf(name), text);

    /// <summary>A YAML file for the demo chatbot with the given sections, each line indented by two. It may read MCP_TOKEN and UNSET.</summary>
    public void WriteBot(string sections, string name = "bot.yaml", string chatbot = "cb_demo") =>
        Write(name, $"apiVersion: wizchat.com/v1\nkind: ChatbotConfig\nmetadata: {{chatbotId: {chatbot}}}\nspec:\n{sections}\nx-clients: {{env: [MCP_TOKEN, UNSET]}}\n");

    /// <summary>Applies a file that refers to MCP_TOKEN, and gives the variable another value then: the one that is live is as secret.</summary>
    public async Task SecretIsLiveAsync(string sections, string secret)
    {
        Variables["MCP_TOKEN"] = secret;
        WriteBot(sections);
        Assert.Equal(0, (await RunAsync("apply", "-f", "bot.yaml", "--auto-approve", "--no-prune")).Code);
        Variables["MCP_TOKEN"] = "tok-another-one-2";
    }

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
            TimeProvider = Clock,
            WorkingDirectory = _folder.FullName,
            Variable = name => Variables.GetValueOrDefault(name),
        };
        var code = await ClientsCommandLine.RunAsync(["wizchat", .. arguments], environment);
        return (code, Plain(output), Plain(error));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private string Plain(StringWriter text) => text.ToString().Replace(_host.BaseUrl<WizChatSandbox>(), "SANDBOX", StringComparison.Ordinal);
}
