using System.CommandLine;
using System.Text.Json.Nodes;
using Clients.Sandbox;

namespace Clients.Cli.Sandbox;

/// <summary><c>clients sandbox</c>: the four services on loopback until Ctrl+C.</summary>
internal static class SandboxCommand
{
    private const int HighestPort = 65535;

    private const string Explanation =
        """
        Prints each service's name, address and a credential for it, then answers until Ctrl+C. What is in it is gone then.

        Examples:
          clients sandbox
          clients sandbox --port 5000                   the same addresses every time
          clients sandbox --json > services.json &      for scripts
          WIZCHAT_BASE_URL=... WIZCHAT_API_KEY=... clients wizchat list

        Exit codes:
          0  stopped by Ctrl+C
          2  the port cannot be used
        """;

    public static Command Create(CliEnvironment environment)
    {
        var port = new Option<int>("--port") { Description = "TCP port on 127.0.0.1; 0 takes a free one." };
        var json = new Option<bool>("--json") { Description = "Print the services as one line of JSON." };
        var command = new ExplainedCommand("sandbox", "Run the four simulated services on loopback until Ctrl+C.", Explanation) { port, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(port) is < 0 or > HighestPort)
            {
                result.AddError($"--port takes a number from 0 to {HighestPort}.");
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var chosen = parsed.GetValue(port);
            try
            {
                await using var host = await SandboxHost.StartAsync(new SandboxOptions { Port = chosen }, cancellationToken).ConfigureAwait(false);
                await TellAsync(environment.Out, host, parsed.GetValue(json)).ConfigureAwait(false);
                await environment.Error.WriteLineAsync("Press Ctrl+C to stop.").ConfigureAwait(false);
                await host.RunAsync(cancellationToken).ConfigureAwait(false);
                return ExitCode.Success;
            }
            catch (IOException e) when (chosen != 0)
            {
                await environment.Error.WriteLineAsync($"error: {e.Message.TrimEnd('.')}. Stop what uses port {chosen}, or pick another.").ConfigureAwait(false);
                return ExitCode.BadInput;
            }
        });
        return command;
    }

    private static async Task TellAsync(TextWriter output, SandboxHost host, bool asJson)
    {
        if (asJson)
        {
            var services = host.Services.Select(service => (JsonNode)new JsonObject { ["name"] = service.Name, ["baseUrl"] = host.BaseUrlOf(service), ["credential"] = service.DemoCredential });
            await output.WriteLineAsync(new JsonObject { ["services"] = new JsonArray([.. services]) }.ToJsonString()).ConfigureAwait(false);
        }
        else
        {
            foreach (var service in host.Services)
            {
                await output.WriteLineAsync($"{service.Name,-16} {host.BaseUrlOf(service),-40} {service.DemoCredential}").ConfigureAwait(false);
            }
        }

        await output.FlushAsync().ConfigureAwait(false);
    }
}
