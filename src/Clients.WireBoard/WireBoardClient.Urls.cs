using System.Runtime.CompilerServices;
using Clients.WireBoard.Models;

namespace Clients.WireBoard;

/// <summary>The per-URL report, by page and as a whole.</summary>
public partial class WireBoardClient
{
    /// <summary>
    /// One page of metrics per URL. URLs are stored whole, so <paramref name="prefix"/> and <paramref name="exact"/> need scheme and host; use
    /// <paramref name="contains"/> to match a path.
    /// </summary>
    /// <param name="siteId">A site's id from <see cref="ListSitesAsync"/>.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, inclusive; at most 366 days after <paramref name="from"/>.</param>
    /// <param name="prefix">Keep URLs that begin so.</param>
    /// <param name="contains">Keep URLs that contain this.</param>
    /// <param name="exact">Keep the URL that equals this.</param>
    /// <param name="limit">Most rows, from 1 to 500; the API's default of 50 when null.</param>
    /// <param name="offset">Rows to skip, from 0 to 10 000; 0 when null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <inheritdoc cref="GetTimeseriesAsync" path="/exception"/>
    public Task<UrlsResult> GetUrlsAsync(
        string siteId,
        UtcDay from,
        UtcDay to,
        string? prefix = null,
        string? contains = null,
        string? exact = null,
        int? limit = null,
        int? offset = null,
        CancellationToken cancellationToken = default)
    {
        Guard.SiteId(siteId);
        var range = Guard.Range(from, to);
        Guard.Within(limit, 1, ApiLimits.MaxUrlsLimit);
        Guard.Within(offset, 0, ApiLimits.MaxOffset);
        return UnwrapAsync(
            V1.Analytics.Urls.GetAsync(
                request =>
                {
                    var query = request.QueryParameters;
                    (query.SiteId, query.From, query.To) = (siteId, range.From, range.To);
                    (query.Prefix, query.Contains, query.Exact) = (prefix, contains, exact);
                    (query.Limit, query.Offset) = (limit, offset);
                },
                cancellationToken),
            response => (response.Status, response.Data),
            "/v1/analytics/urls");
    }

    /// <summary>
    /// Every row of the per-URL report, page after page, each page asked for when the one before has been read. The API reaches no further than
    /// 10 000 rows plus one page: a longer report ends there, and the cut is logged as a warning.
    /// </summary>
    /// <param name="siteId">A site's id from <see cref="ListSitesAsync"/>.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, inclusive; at most 366 days after <paramref name="from"/>.</param>
    /// <param name="prefix">Keep URLs that begin so.</param>
    /// <param name="contains">Keep URLs that contain this.</param>
    /// <param name="exact">Keep the URL that equals this.</param>
    /// <param name="pageSize">Rows per request, from 1 to 500. Default 500.</param>
    /// <param name="cancellationToken">Cancels the enumeration and the request under way.</param>
    /// <inheritdoc cref="GetTimeseriesAsync" path="/exception"/>
    public IAsyncEnumerable<UrlRow> GetAllUrlsAsync(
        string siteId,
        UtcDay from,
        UtcDay to,
        string? prefix = null,
        string? contains = null,
        string? exact = null,
        int pageSize = ApiLimits.MaxUrlsLimit,
        CancellationToken cancellationToken = default)
    {
        Guard.SiteId(siteId);
        Guard.Range(from, to);
        Guard.Within(pageSize, 1, ApiLimits.MaxUrlsLimit);
        return Paging.AllAsync(
            async (offset, stop) =>
            {
                var page = await GetUrlsAsync(siteId, from, to, prefix, contains, exact, pageSize, offset, stop).ConfigureAwait(false);
                return Paging.PageOf(page, page.Rows, page.Total, "/v1/analytics/urls");
            },
            total => LogCutAtOffsetCap(Logger, "URL", siteId, total, ApiLimits.MaxOffset),
            cancellationToken);
    }
}
