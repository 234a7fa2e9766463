using Clients.Sandbox;
using Clients.Sandbox.RestlessStream;

namespace Clients.Cli.Tests.Restless;

/// <summary>The sandbox on a real socket, and command lines run against it.</summary>
internal sealed class RestlessCli : IAsyncDisposable
{
    private readonly SandboxHost _host;

    private RestlessCli(SandboxHost host)
    {
        _host = host;
        Service = host.Get<RestlessStreamSandbox>();
        Variables = new Dictionary<string, string>
        {
            ["RESTLESS_API_KEY"] = Service.DemoCredential,
            ["RESTLESS_BASE_URL"] = host.BaseUrl<RestlessStreamSandbox>(),
            ["RESTLESS_STREAM_BASE_URL"] = Service.StreamBaseUrl,
        };
    }

    public RestlessStreamSandbox Service { get; }

    public Dictionary<string, string> Variables { get; }

    public bool IsTerminal { get; set; }

    public static async Task<RestlessCli> StartAsync() => new(await SandboxHost.StartAsync());

    /// <summary>Runs <c>clients restless …</c>.</summary>
    public Task<(int ExitCode, string Out, string Error)> RunAsync(params string[] arguments) => RunAsync(CancellationToken.None, arguments);

    public async Task<(int ExitCode, string Out, string Error)> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var environment = new CliEnvironment
        {
            Out = output,
            Error = error,
            WorkingDirectory = Environment.CurrentDirectory,
            Variable = name => Variables.GetValueOrDefault(name),
            IsTerminal = IsTerminal,
        };
        var exitCode = await ClientsCommandLine.RunAsync(["restless", .. arguments], environment, cancellationToken);
        return (exitCode, output.ToString(), error.ToString());
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
