using System.Globalization;
using Clients.WireBoard.Models;

namespace Clients.Cli.WireBoard;

/// <summary>What a surface gave, in a few words.</summary>
internal static class SurfaceSummary
{
    public static string Account(Account account) =>
        $"team owner: {account.Email ?? "unknown"}; abilities: {(account.Abilities is { Count: > 0 } abilities ? string.Join(", ", abilities.Select(Ability)) : "none")}";

    public static string Sites(SitesResult result, string? pinned)
    {
        var sites = result.Sites ?? [];
        var picked = pinned is null ? sites.FirstOrDefault() : sites.Find(site => site.Id == pinned);
        return (pinned, picked) switch
        {
            (_, { } site) => Text($"{Count(sites.Count, "site")}; picked {site.Id} ({site.Domain})"),
            ({ } id, null) => Text($"{Count(sites.Count, "site")}; {id} is not among them"),
            _ => "no sites; add one in WireBoard first",
        };
    }

    public static string Aggregate(AggregateResult total) =>
        Text($"{Count(total.Visitors, "visitor")}, {Count(total.Pageviews, "page view")}, bounce {total.BounceRate ?? 0:0.#} %, visit {total.VisitDuration ?? 0:0} s");

    public static string Timeseries(TimeseriesResult series) => $"{Count(series.Points?.Count, "point")} of visitors by day";

    public static string History(HistoryResult history) => Count(history.Points?.Count, "day");

    public static string Breakdown(BreakdownResult breakdown) =>
        $"{Count(breakdown.Rows?.Count, "row")} by country{(breakdown.Rows is [{ Value: { } top }, ..] ? $", first {top}" : "")}";

    public static string Urls(UrlsResult urls) => Text($"{urls.Rows?.Count ?? 0} of {Count(urls.Total, "URL")}");

    public static string Events(EventsResult events) => Text($"{events.Rows?.Count ?? 0} of {Count(events.Total, "group")}");

    public static string Dimensions(Dimensions dimensions) =>
        Text($"{Count(dimensions.BreakdownDimensions?.Count, "dimension")}; ranges of up to {dimensions.MaxRangeDays ?? 0} days");

    public static string LiveBasics((LiveStateSnapshot State, LiveTokenResult Token) live) =>
        Text($"{live.State.LiveEnvelopes?.Count ?? 0} categories, {Count(live.State.LiveByCategory?.Visitors?.Live, "visitor")} now; token for {live.Token.ExpiresIn ?? 0} s");

    public static string Count(long? count, string what) => Text($"{count ?? 0} {what}{(count == 1 ? "" : "s")}");

    private static string Ability(TokenAbility? ability) => ability switch
    {
        TokenAbility.AnalyticsRead => "analytics:read",
        TokenAbility.LiveRead => "live:read",
        _ => "(unknown)",
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
