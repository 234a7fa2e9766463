using Clients.Sandbox;
using Clients.Sandbox.WireBoard;
using Clients.Testing.Time;

namespace Clients.Cli.Tests.WireBoard;

/// <summary>The sandbox on a real socket, and command lines run against it; time passes for the command line only when a test moves it.</summary>
internal sealed class WireBoardCli : IAsyncDisposable
{
    public const string Site = "xK4mP2nT";

    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly StringWriter _error = new() { NewLine = "\n" };

    private WireBoardCli(SandboxHost host)
    {
        Host = host;
        Service.Traffic = WireBoardTrafficMode.Manual;
        Variables = new Dictionary<string, string>
        {
            ["WIREBOARD_TOKEN"] = Service.DemoCredential,
            ["WIREBOARD_BASE_URL"] = host.BaseUrl<WireBoardSandbox>(),
        };
    }

    public SandboxHost Host { get; }

    public WireBoardSandbox Service => Host.Get<WireBoardSandbox>();

    public TestClock Clock { get; } = new();

    public Dictionary<string, string> Variables { get; }

    public bool IsTerminal { get; set; }

    public static async Task<WireBoardCli> StartAsync() => new(await SandboxHost.StartAsync());

    /// <summary>Runs <c>clients wireboard …</c>; the sandbox's address reads SANDBOX in what it prints.</summary>
    public async Task<(int ExitCode, string Out, string Error)> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var environment = new CliEnvironment
        {
            Out = TextWriter.Synchronized(_output),
            Error = TextWriter.Synchronized(_error),
            WorkingDirectory = Environment.CurrentDirectory,
            Variable = name => Variables.GetValueOrDefault(name),
            TimeProvider = Clock,
            IsTerminal = IsTerminal,
        };
        var exitCode = await ClientsCommandLine.RunAsync(["wireboard", .. arguments], environment, cancellationToken);
        return (exitCode, Plain(_output), Plain(_error));
    }

    public Task<(int ExitCode, string Out, string Error)> RunAsync(params string[] arguments) => RunAsync(CancellationToken.None, arguments);

    /// <summary>Runs <c>verify</c> and lets its time pass once it follows the site.</summary>
    public async Task<(int ExitCode, string Out, string Error)> VerifyAsync(params string[] arguments)
    {
        var run = RunAsync(["verify", "--duration", "45", .. arguments]);
        await PassAsync(run, TimeSpan.FromSeconds(45));
        return await run;
    }

    /// <summary>Moves the clock by this once the run waits for exactly so long, or does nothing when the run ends before.</summary>
    public Task PassAsync(Task run, TimeSpan due) => PassAsync(run, due, due);

    /// <summary>Moves the clock to the end of a wait of such a length, or does nothing when the run ends before.</summary>
    /// <returns>How far the clock was moved.</returns>
    public async Task<TimeSpan> PassAsync(Task run, TimeSpan shortest, TimeSpan longest)
    {
        using var over = new CancellationTokenSource();
        var waits = Clock.WaitForTimerAsync(pending => pending >= shortest && pending <= longest, over.Token);
        var due = TimeSpan.Zero;
        if (await Task.WhenAny(run, waits) == waits)
        {
            due = await waits;
            Clock.Advance(due);
        }

        await over.CancelAsync();
        return due;
    }

    /// <summary>Lets the wait before a reconnect pass: 500 ms and up to as much on top.</summary>
    public Task<TimeSpan> PassReconnectDelayAsync(Task run) => PassAsync(run, TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(1));

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private string Plain(StringWriter text) => text.ToString().Replace(Host.BaseUrl<WireBoardSandbox>(), "SANDBOX", StringComparison.Ordinal);
}
