using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace Clients.WireBoard.Tests.Analytics;

public sealed class PagingTests : SandboxTest
{
    [Fact]
    public async Task Every_url_comes_once_page_after_page()
    {
        var urls = await Client.GetAllUrlsAsync(Site, January, JanuaryEnd, pageSize: 50).Select(row => row.Url).ToListAsync();

        Assert.Equal(137, urls.Count);
        Assert.Equal(137, urls.Distinct().Count());
    }

    [Fact]
    public async Task Every_event_row_comes_once()
    {
        var page = await Client.GetEventsAsync(Site, January, JanuaryEnd, limit: 1000);

        var rows = await Client.GetAllEventsAsync(Site, January, JanuaryEnd, pageSize: 3).ToListAsync();

        Assert.Equal(page.Total, rows.Count);
    }

    [Fact]
    public async Task Paging_ends_at_the_offset_cap_and_says_so()
    {
        using var log = new FakeLoggerProvider();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log));
        using var client = CreateClient(Sandbox.DemoCredential, options => options.LoggerFactory = loggers);

        var count = await client.GetAllUrlsAsync("zZ9yY8xX", January, JanuaryEnd).CountAsync();

        Assert.Equal(10_500, count);
        Assert.Contains(log.Collector.GetSnapshot(), record => record.Message.Contains("12345 rows", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_are_asked_for_only_as_they_are_read()
    {
        await foreach (var _ in Client.GetAllUrlsAsync(Site, January, JanuaryEnd, pageSize: 10))
        {
            break;
        }

        var (_, rateLimit) = await Client.CallWithMetaAsync(c => c.GetAccountAsync());
        Assert.Equal(118, rateLimit!.Remaining);
    }
}
