using Clients.WireBoard.Models;

namespace Clients.WireBoard;

/// <summary>
/// The historical reports. All need <c>analytics:read</c>. All throw <see cref="ArgumentException"/> before anything is sent when an
/// argument cannot be right, <see cref="PlanHistoryLimitExceededException"/> when the range begins before what the plan keeps,
/// <see cref="WireBoardAuthException"/> when the token is refused, and <see cref="WireBoardApiException"/> for every other error of the API.
/// </summary>
public partial class WireBoardClient
{
    /// <summary>Totals of one site: visitors, page views, bounce rate (per cent) and average visit duration (seconds).</summary>
    /// <param name="siteId">A site's id from <see cref="ListSitesAsync"/>.</param>
    /// <param name="from">First day, inclusive; a <see cref="DateOnly"/> or a <see cref="DateTimeOffset"/>.</param>
    /// <param name="to">Last day, inclusive; at most 366 days after <paramref name="from"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The site id is blank, or the range is reversed or too long.</exception>
    /// <exception cref="PlanHistoryLimitExceededException">The plan does not reach back to <paramref name="from"/>.</exception>
    /// <exception cref="WireBoardAuthException">The token was refused.</exception>
    /// <exception cref="WireBoardApiException">The API answered an error, such as <c>site_not_found</c>.</exception>
    public Task<AggregateResult> GetAggregateAsync(string siteId, UtcDay from, UtcDay to, CancellationToken cancellationToken = default)
    {
        Guard.SiteId(siteId);
        var range = Guard.Range(from, to);
        return UnwrapAsync(
            V1.Analytics.Aggregate.GetAsync(request => (request.QueryParameters.SiteId, request.QueryParameters.From, request.QueryParameters.To) = (siteId, range.From, range.To), cancellationToken),
            response => (response.Status, response.Data),
            "/v1/analytics/aggregate");
    }

    /// <summary>One metric of one site, bucketed by hour or by UTC day.</summary>
    /// <param name="siteId">A site's id from <see cref="ListSitesAsync"/>.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, inclusive; at most 366 days after <paramref name="from"/>.</param>
    /// <param name="metric">What to count.</param>
    /// <param name="interval">The width of a bucket.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">An argument cannot be right.</exception>
    /// <inheritdoc cref="GetAggregateAsync" path="/exception[not(contains(@cref,'Argument'))]"/>
    public Task<TimeseriesResult> GetTimeseriesAsync(
        string siteId, UtcDay from, UtcDay to, TimeseriesMetric metric, TimeseriesInterval interval, CancellationToken cancellationToken = default)
    {
        Guard.SiteId(siteId);
        var range = Guard.Range(from, to);
        Guard.Defined(metric);
        Guard.Defined(interval);
        return UnwrapAsync(
            V1.Analytics.Timeseries.GetAsync(
                request =>
                {
                    var query = request.QueryParameters;
                    (query.SiteId, query.From, query.To) = (siteId, range.From, range.To);
                    (query.Metric, query.Interval) = (metric, interval);
                },
                cancellationToken),
            response => (response.Status, response.Data),
            "/v1/analytics/timeseries");
    }

    /// <summary>All history metrics of one site, one point per UTC day.</summary>
    /// <param name="siteId">A site's id from <see cref="ListSitesAsync"/>.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, inclusive; at most 366 days after <paramref name="from"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <inheritdoc cref="GetAggregateAsync" path="/exception"/>
    public Task<HistoryResult> GetHistoryAsync(string siteId, UtcDay from, UtcDay to, CancellationToken cancellationToken = default)
    {
        Guard.SiteId(siteId);
        var range = Guard.Range(from, to);
        return UnwrapAsync(
            V1.Analytics.History.GetAsync(request => (request.QueryParameters.SiteId, request.QueryParameters.From, request.QueryParameters.To) = (siteId, range.From, range.To), cancellationToken),
            response => (response.Status, response.Data),
            "/v1/analytics/history");
    }

    /// <summary>The top values of one dimension, ranked by visitors. <c>BreakdownRow.Value</c> reads the value whatever the dimension.</summary>
    /// <param name="siteId">A site's id from <see cref="ListSitesAsync"/>.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, inclusive; at most 366 days after <paramref name="from"/>.</param>
    /// <param name="dimension">What to break down by.</param>
    /// <param name="limit">Most rows, from 1 to 500; the API's default of 50 when null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <inheritdoc cref="GetTimeseriesAsync" path="/exception"/>
    public Task<BreakdownResult> GetBreakdownAsync(
        string siteId, UtcDay from, UtcDay to, BreakdownDimension dimension, int? limit = null, CancellationToken cancellationToken = default)
    {
        Guard.SiteId(siteId);
        var range = Guard.Range(from, to);
        Guard.Defined(dimension);
        Guard.Within(limit, 1, ApiLimits.MaxBreakdownLimit);
        return UnwrapAsync(
            V1.Analytics.Breakdown.GetAsync(
                request =>
                {
                    var query = request.QueryParameters;
                    (query.SiteId, query.From, query.To) = (siteId, range.From, range.To);
                    (query.Dimension, query.Limit) = (dimension, limit);
                },
                cancellationToken),
            response => (response.Status, response.Data),
            "/v1/analytics/breakdown");
    }

    /// <summary>The dimensions, columns, metrics and range limit that the reports support.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="WireBoardAuthException">The token was refused.</exception>
    /// <exception cref="WireBoardApiException">The API answered an error.</exception>
    public Task<Dimensions> GetDimensionsAsync(CancellationToken cancellationToken = default) =>
        UnwrapAsync(V1.Analytics.Dimensions.GetAsync(cancellationToken: cancellationToken), response => (response.Status, response.Data), "/v1/analytics/dimensions");
}
