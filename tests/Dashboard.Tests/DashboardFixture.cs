using Clients.Sandbox;
using Clients.Sandbox.WireBoard;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Dashboard.Tests;

/// <summary>The dashboard on a free port, on the sandbox, and a real Chromium to look at it with.</summary>
public sealed class DashboardFixture : IAsyncLifetime
{
    private SandboxHost? _sandbox;
    private WebApplication? _app;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public WireBoardSandbox WireBoard => _sandbox!.Get<WireBoardSandbox>();

    internal SharedLiveStates LiveStates => _app!.Services.GetRequiredService<SharedLiveStates>();

    public string Url => _app!.Urls.First();

    public async Task InitializeAsync()
    {
        if (Browser.Missing is not null)
        {
            return;
        }

        _sandbox = await SandboxHost.StartAsync();
        _app = DashboardApp.Build(["--urls", "http://127.0.0.1:0"], options =>
        {
            options.Token = WireBoard.DemoCredential;
            options.BaseUrl = _sandbox.BaseUrl<WireBoardSandbox>();
        });
        await _app.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Browser.Path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        if (_sandbox is not null)
        {
            await _sandbox.DisposeAsync();
        }
    }

    /// <summary>A fresh browser profile with one page; dispose it to leave the site.</summary>
    public async Task<VisitedPage> VisitAsync(string path, int width = 1100)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 900 } });
        var visited = new VisitedPage(context, await context.NewPageAsync());
        await visited.Page.GotoAsync($"{Url}/{path}");
        return visited;
    }
}
