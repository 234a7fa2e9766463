using Clients.WireBoard.Models;
using Clients.WireBoard.V1.Analytics.Events;
using Microsoft.Kiota.Abstractions;

namespace Clients.WireBoard;

/// <summary>The custom-events report, by page and as a whole.</summary>
public partial class WireBoardClient
{
    /// <summary>One page of custom events, grouped and optionally filtered. <c>EventRow.Group</c> reads a group's value.</summary>
    /// <param name="siteId">A site's id from <see cref="ListSitesAsync"/>.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, inclusive; at most 366 days after <paramref name="from"/>.</param>
    /// <param name="groupBy">Columns to group by; the API's default of category, action and label when null.</param>
    /// <param name="filter">Which events to keep; all when null.</param>
    /// <param name="limit">Most rows, from 1 to 1 000; the API's default of 50 when null.</param>
    /// <param name="offset">Rows to skip, from 0 to 10 000; 0 when null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <inheritdoc cref="GetTimeseriesAsync" path="/exception"/>
    public Task<EventsResult> GetEventsAsync(
        string siteId,
        UtcDay from,
        UtcDay to,
        IEnumerable<EventField>? groupBy = null,
        EventFilter? filter = null,
        int? limit = null,
        int? offset = null,
        CancellationToken cancellationToken = default)
    {
        Guard.SiteId(siteId);
        var range = Guard.Range(from, to);
        var groups = Guard.Defined(groupBy);
        Guard.Within(limit, 1, ApiLimits.MaxEventsLimit);
        Guard.Within(offset, 0, ApiLimits.MaxOffset);
        return UnwrapAsync(EventsRequest(filter?.Props).GetAsync(Configure, cancellationToken), response => (response.Status, response.Data), "/v1/analytics/events");

        void Configure(RequestConfiguration<EventsRequestBuilder.EventsRequestBuilderGetQueryParameters> request)
        {
            var query = request.QueryParameters;
            (query.SiteId, query.From, query.To) = (siteId, range.From, range.To);
            (query.GroupBy, query.Limit, query.Offset) = (groups, limit, offset);
            (query.Filtercategory, query.Filteraction, query.Filterlabel) = (filter?.Category, filter?.Action, filter?.Label);
            (query.FilterutmCampaign, query.FilterutmSource, query.FilterutmMedium) = (filter?.UtmCampaign, filter?.UtmSource, filter?.UtmMedium);
            (query.FilterutmContent, query.FilterutmTerm) = (filter?.UtmContent, filter?.UtmTerm);
        }
    }

    /// <summary>
    /// Every row of the custom-events report, page after page, each page asked for when the one before has been read. The API reaches no further
    /// than 10 000 rows plus one page: a longer report ends there, and the cut is logged as a warning.
    /// </summary>
    /// <param name="siteId">A site's id from <see cref="ListSitesAsync"/>.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, inclusive; at most 366 days after <paramref name="from"/>.</param>
    /// <param name="groupBy">Columns to group by; the API's default when null.</param>
    /// <param name="filter">Which events to keep; all when null.</param>
    /// <param name="pageSize">Rows per request, from 1 to 1 000. Default 1 000.</param>
    /// <param name="cancellationToken">Cancels the enumeration and the request under way.</param>
    /// <inheritdoc cref="GetTimeseriesAsync" path="/exception"/>
    public IAsyncEnumerable<EventRow> GetAllEventsAsync(
        string siteId,
        UtcDay from,
        UtcDay to,
        IEnumerable<EventField>? groupBy = null,
        EventFilter? filter = null,
        int pageSize = ApiLimits.MaxEventsLimit,
        CancellationToken cancellationToken = default)
    {
        Guard.SiteId(siteId);
        Guard.Range(from, to);
        var groups = Guard.Defined(groupBy);
        Guard.Within(pageSize, 1, ApiLimits.MaxEventsLimit);
        return Paging.AllAsync(
            async (offset, stop) =>
            {
                var page = await GetEventsAsync(siteId, from, to, groups, filter, pageSize, offset, stop).ConfigureAwait(false);
                return Paging.PageOf(page, page.Rows, page.Total, "/v1/analytics/events");
            },
            total => LogCutAtOffsetCap(Logger, "event", siteId, total, ApiLimits.MaxOffset),
            cancellationToken);
    }

    // The document cannot declare filter[props.<key>], because sites choose the keys: they go into the template as literal text.
    private EventsRequestBuilder EventsRequest(IDictionary<string, string>? props) =>
        props is null or { Count: 0 } ? V1.Analytics.Events : new EventsByPropsRequestBuilder(PathParameters, RequestAdapter, props);
}
