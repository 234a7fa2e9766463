using Microsoft.Playwright;

namespace Dashboard.Tests;

/// <summary>A page in a browser profile of its own, and everything that went wrong on it.</summary>
public sealed class VisitedPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _problems = [];

    public VisitedPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _problems.Add(message.Text);
            }
        };
        page.PageError += (_, error) => _problems.Add(error);
        page.Request += (_, request) => Requests.Add(request);
    }

    public IPage Page { get; }

    public List<IRequest> Requests { get; } = [];

    public IReadOnlyList<string> Problems => _problems;

    public async Task<string> TextAsync(string selector) => await Page.Locator(selector).First.InnerTextAsync();

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
