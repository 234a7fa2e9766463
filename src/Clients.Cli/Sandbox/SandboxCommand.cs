using System.CommandLine;
using Clients.Sandbox;

namespace Clients.Cli.Sandbox;

/// <summary><c>clients sandbox</c>: the four services on loopback until Ctrl+C.</summary>
internal static class SandboxCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var port = new Option<int>("--port") { Description = "TCP port on 127.0.0.1; 0 takes a free one." };
        var command = new Command("sandbox", "Run the four simulated services on loopback until Ctrl+C.") { port };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var host = await SandboxHost.StartAsync(new SandboxOptions { Port = parsed.GetValue(port) }, cancellationToken).ConfigureAwait(false);
            foreach (var service in host.Services)
            {
                await environment.Out.WriteLineAsync($"{service.Name,-16} {host.BaseUrlOf(service),-40} {service.DemoCredential}").ConfigureAwait(false);
            }

            await environment.Error.WriteLineAsync("Press Ctrl+C to stop.").ConfigureAwait(false);
            await host.RunAsync(cancellationToken).ConfigureAwait(false);
            return ExitCode.Success;
        });
        return command;
    }
}
