using System.Globalization;
using System.Text.Json.Nodes;
using static Clients.Sandbox.WireBoard.WireBoardVocabulary;

namespace Clients.Sandbox.WireBoard.Rest;

/// <summary>The historical reports. Totals are sums of the daily numbers, so that reports agree with each other.</summary>
internal sealed class Reports(TimeProvider timeProvider)
{
    public DateOnly Today => DateOnly.FromDateTime(timeProvider.GetUtcNow().UtcDateTime);

    public JsonObject Aggregate(ApiQuery query)
    {
        var site = query.Site();
        var total = Sum(site, query.Range());
        return new JsonObject
        {
            ["visitors"] = total.Visitors,
            ["pageviews"] = total.Pageviews,
            ["bounce_rate"] = total.BounceRate,
            ["visit_duration"] = total.Duration,
        };
    }

    public JsonObject History(ApiQuery query)
    {
        var site = query.Site();
        var points = new JsonArray();
        foreach (var date in Dates(query.Range()))
        {
            var day = Day(site, date);
            points.Add(new JsonObject
            {
                ["date"] = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["visitors"] = day.Visitors,
                ["returning_visitors"] = day.Visitors * 3 / 10,
                ["pageviews"] = day.Pageviews,
                ["bounce_rate"] = day.BounceRate,
                ["avg_duration"] = day.Duration,
            });
        }

        return new JsonObject { ["points"] = points };
    }

    public JsonObject Timeseries(ApiQuery query)
    {
        var site = query.Site();
        var range = query.Range();
        var metric = query.OneOf("metric", ["visitors", "pageviews"]);
        var hourly = query.OneOf("interval", ["hour", "day"]) == "hour";
        var points = new JsonArray();
        foreach (var date in Dates(range))
        {
            var day = Day(site, date);
            var value = metric == "visitors" ? day.Visitors : day.Pageviews;
            for (var hour = 0; hour < (hourly ? 24 : 1); hour++)
            {
                points.Add(new JsonObject
                {
                    ["time"] = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + $"T{hour:00}:00:00Z",
                    ["value"] = hourly ? Math.Round(value / 24.0 * (0.5 + Math.Sin(Math.PI * hour / 24)), 2) : value,
                });
            }
        }

        return new JsonObject { ["points"] = points };
    }

    public JsonObject Breakdown(ApiQuery query)
    {
        var site = query.Site();
        var range = query.Range();
        var dimension = query.OneOf("dimension", DimensionFields.Keys);
        var limit = query.Number("limit", 50, 1, 500);
        var values = Values(site, dimension);
        var shares = Deterministic.Zipf(Sum(site, range).Visitors, values.Count);
        var rows = new JsonArray();
        for (var i = 0; i < Math.Min(limit, values.Count); i++)
        {
            rows.Add(new JsonObject { [DimensionFields[dimension]] = values[i], ["visitors"] = shares[i] });
        }

        return new JsonObject { ["dimension"] = dimension, ["metric"] = "visitors", ["rows"] = rows };
    }

    public JsonObject Urls(ApiQuery query)
    {
        var site = query.Site();
        var range = query.Range();
        var (prefix, contains, exact) = (query.Optional("prefix"), query.Optional("contains"), query.Optional("exact"));
        var limit = query.Number("limit", 50, 1, 500);
        var offset = query.Number("offset", 0, 0, 10_000);
        var shares = Deterministic.Zipf(Sum(site, range).Pageviews, site.UrlCount);
        var matching = Enumerable.Range(0, site.UrlCount)
            .Select(i => (Url: Url(site, i), Pageviews: shares[i]))
            .Where(row => (prefix is null || row.Url.StartsWith(prefix, StringComparison.Ordinal))
                && (contains is null || row.Url.Contains(contains, StringComparison.Ordinal))
                && (exact is null || row.Url == exact))
            .ToList();
        var rows = matching.Skip(offset).Take(limit).Select(row => (JsonNode)new JsonObject
        {
            ["url"] = row.Url,
            ["visitors"] = row.Pageviews * 2 / 3,
            ["pageviews"] = row.Pageviews,
            ["bounce_rate"] = Math.Round(30 + (40 * Deterministic.Unit(row.Url)), 1),
            ["avg_duration"] = Math.Round(20 + (160 * Deterministic.Unit(row.Url, salt: 1))),
        });
        return Page(rows, matching.Count, limit, offset);
    }

    public JsonObject Events(ApiQuery query)
    {
        var site = query.Site();
        var range = query.Range();
        var groupBy = query.Names("group_by", EventFields, ["category", "action", "label"], "unknown_group_by");
        var filters = query.Filters();
        var limit = query.Number("limit", 50, 1, 1000);
        var offset = query.Number("offset", 0, 0, 10_000);
        var groups = CustomEvents.Of(site, Sum(site, range).Visitors)
            .Where(e => filters.All(filter => e.Columns.GetValueOrDefault(filter.Key) == filter.Value))
            .GroupBy(e => string.Join('\u001f', groupBy.Select(field => e.Columns.GetValueOrDefault(field) ?? "\0")))
            .Select(group => (Columns: group.First().Columns, Count: group.Sum(e => e.Count), Value: group.Sum(e => e.Value)))
            .OrderByDescending(row => row.Count)
            .ToList();
        var rows = groups.Skip(offset).Take(limit).Select(group =>
        {
            var row = new JsonObject();
            foreach (var field in groupBy)
            {
                row[field] = group.Columns.GetValueOrDefault(field);
            }

            row["count"] = group.Count;
            row["value"] = group.Value;
            return (JsonNode)row;
        });
        var page = Page(rows, groups.Count, limit, offset);
        page["group_by"] = new JsonArray([.. groupBy.Select(field => (JsonNode)field)]);
        return page;
    }

    public static JsonObject Dimensions() => new()
    {
        ["breakdown_dimensions"] = new JsonArray([.. DimensionFields.Select(pair => (JsonNode)new JsonObject { ["key"] = pair.Key, ["field"] = pair.Value })]),
        ["event_filter_fields"] = new JsonArray([.. EventFields.Select(field => (JsonNode)field)]),
        ["event_group_by_fields"] = new JsonArray([.. EventFields.Select(field => (JsonNode)field)]),
        ["history_metrics"] = new JsonArray("visitors", "returning_visitors", "pageviews", "bounce_rate", "avg_duration"),
        ["max_range_days"] = 366,
    };

    private static JsonObject Page(IEnumerable<JsonNode> rows, int total, int limit, int offset) => new()
    {
        ["rows"] = new JsonArray([.. rows]),
        ["total"] = total,
        ["limit"] = limit,
        ["offset"] = offset,
    };

    private static string Url(WireBoardSite site, int i) =>
        "https://" + site.Domain + (i < Pages.Length ? Pages[i] : string.Create(CultureInfo.InvariantCulture, $"/blog/post-{i}"));

    private static List<string> Values(WireBoardSite site, string dimension) => dimension switch
    {
        "country" => [.. Countries],
        "device" => [.. Devices],
        "browser" => [.. Browsers],
        "os" => [.. Systems],
        "language" => [.. Languages],
        "ref_url" => [.. Referrers],
        "ref_medium" => [.. Mediums],
        "ref_source" => [.. Sources],
        "ref_search" => [.. Terms],
        "ref_social" => [.. Networks],
        _ => [.. Enumerable.Range(0, Math.Min(site.UrlCount, 500)).Select(i => Url(site, i))],
    };

    private static IEnumerable<DateOnly> Dates((DateOnly From, DateOnly To) range)
    {
        for (var date = range.From; date <= range.To; date = date.AddDays(1))
        {
            yield return date;
        }
    }

    private DayTotals Sum(WireBoardSite site, (DateOnly From, DateOnly To) range)
    {
        long visitors = 0, pageviews = 0;
        double bounce = 0, duration = 0;
        foreach (var date in Dates(range))
        {
            var day = Day(site, date);
            visitors += day.Visitors;
            pageviews += day.Pageviews;
            bounce += day.BounceRate * day.Visitors;
            duration += day.Duration * day.Visitors;
        }

        return visitors == 0
            ? default
            : new DayTotals(visitors, pageviews, Math.Round(bounce / visitors, 1), Math.Round(duration / visitors));
    }

    private DayTotals Day(WireBoardSite site, DateOnly date)
    {
        var now = timeProvider.GetUtcNow().UtcDateTime;
        var today = DateOnly.FromDateTime(now);
        if (date > today)
        {
            return default;
        }

        var passed = date == today ? now.TimeOfDay.TotalDays : 1;
        var weekend = date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0.6 : 1;
        var visitors = (long)Math.Round(site.DailyVisitors * passed * weekend * (0.7 + (0.6 * Deterministic.Unit(site.Id, date.DayNumber))));
        return new DayTotals(
            visitors,
            (long)Math.Round(visitors * (2.2 + Deterministic.Unit(site.Id, date.DayNumber, 1))),
            Math.Round(35 + (20 * Deterministic.Unit(site.Id, date.DayNumber, 2)), 1),
            Math.Round(60 + (90 * Deterministic.Unit(site.Id, date.DayNumber, 3))));
    }

    private readonly record struct DayTotals(long Visitors, long Pageviews, double BounceRate, double Duration);
}
