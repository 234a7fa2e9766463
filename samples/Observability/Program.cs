using Clients.Sandbox;
using Observability;

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interrupted.Cancel();
};

await using var sandbox = await SandboxHost.StartAsync(cancellationToken: interrupted.Token);
using var telemetry = new Telemetry(Console.Out);
await new Workload(sandbox).RunAsync(interrupted.Token);
