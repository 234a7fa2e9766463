using Clients.Sandbox;
using Clients.Sandbox.WireBoard;
using Dashboard;

// With a token in the environment the pages show the real account; without one they show the sandbox, so that a clone can be looked at as it is.
await using var sandbox = Environment.GetEnvironmentVariable("WIREBOARD_TOKEN") is null ? await SandboxHost.StartAsync() : null;
await using var app = DashboardApp.Build(args, options =>
{
    if (sandbox is not null)
    {
        options.Token = sandbox.Get<WireBoardSandbox>().DemoCredential;
        options.BaseUrl = sandbox.BaseUrl<WireBoardSandbox>();
    }
});
Console.WriteLine($"Data comes from {(sandbox is null ? "the account of WIREBOARD_TOKEN" : "the sandbox; set WIREBOARD_TOKEN to see your own")}.");
await app.RunAsync();
