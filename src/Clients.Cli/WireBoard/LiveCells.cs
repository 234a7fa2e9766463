using System.Globalization;
using Clients.WireBoard.Live;
using Clients.WireBoard.Models;

namespace Clients.Cli.WireBoard;

/// <summary>A category's state in a row of a table: how many rows it has, and the first of them, or its numbers.</summary>
internal static class LiveCells
{
    private const int MostShown = 8;
    private const string NotYet = "-";

    public static (int? Rows, string Now) Of(LiveState state, LiveCategory category) => category switch
    {
        LiveCategory.TopPages => Top(state.TopPages, row => row.Url, row => row.Count),
        LiveCategory.TopReferrers => Top(state.TopReferrers, row => row.Url, row => row.Count),
        LiveCategory.TopMediums => Top(state.TopMediums, row => row.Medium, row => row.Count),
        LiveCategory.TopSources => Top(state.TopSources, row => row.Source, row => row.Count),
        LiveCategory.TopSearch => Top(state.TopSearch, row => row.Term, row => row.Count),
        LiveCategory.TopSocial => Top(state.TopSocial, row => row.Network, row => row.Count),
        LiveCategory.TopCountries => Top(state.TopCountries, row => row.Country, row => row.Count),
        LiveCategory.TopDevices => Top(state.TopDevices, row => row.Device, row => row.Count),
        LiveCategory.TopBrowsers => Top(state.TopBrowsers, row => row.Browser, row => row.Count),
        LiveCategory.TopOses => Top(state.TopOses, row => row.Os, row => row.Count),
        LiveCategory.TopLanguages => Top(state.TopLanguages, row => row.Language, row => row.Count),
        LiveCategory.TopScreens => Top(state.TopScreens, row => row.Resolution, row => row.Count),
        LiveCategory.Events => Top(state.Events, row => $"{row.Category}/{row.Action}", row => row.Count),
        LiveCategory.Geo => Top(state.Geo, row => Text($"{row.Lat:0.#},{row.Lng:0.#}"), row => row.Count),
        LiveCategory.ActiveSessions => Top(state.ActiveSessions, row => row.CurrentPage, row => row.StepCount),
        _ => (null, Numbers(state, category)),
    };

    private static string Numbers(LiveState state, LiveCategory category) => category switch
    {
        LiveCategory.Visitors when state.Visitors is { } data => Text($"{data.Live ?? 0} live, {data.Returning ?? 0} of them returning"),
        LiveCategory.TimeSpent when state.TimeSpent is { } data => Buckets(
            ("<1 min", data.Lt1m), ("1-3", data.One3m), ("3-5", data.Three5m), ("5-10", data.Five10m), ("10-20", data.OneZero20m), (">20", data.Gt20m)),
        LiveCategory.PagesPerSession when state.PagesPerSession is { } data => Buckets(
            ("1 page", data.One), ("2", data.Two), ("3-5", data.Three5), ("6-10", data.Six10), ("11-20", data.OneOne20), (">20", data.TwoOnePlus)),
        LiveCategory.Performance when state.Performance is { } data => Buckets(
            ("excellent", data.Excellent), ("good", data.Good), ("average", data.Average), ("below", data.BelowAverage), ("poor", data.Poor)),
        LiveCategory.LifeEvents when state.LifeEvents is { } data => Buckets(("arrived", data.Arrived), ("navigated", data.Navigated), ("departed", data.Departed)),
        _ => NotYet,
    };

    private static (int? Rows, string Now) Top<TRow>(IReadOnlyList<TRow> rows, Func<TRow, string?> name, Func<TRow, long?> count) =>
        (rows.Count, rows.Count == 0 ? NotYet : string.Join("  ", rows.Take(MostShown).Select(row => Text($"{name(row) ?? "?"} {count(row) ?? 0}"))));

    private static string Buckets(params ReadOnlySpan<(string Name, long? Count)> buckets)
    {
        var words = new List<string>(buckets.Length);
        foreach (var (name, count) in buckets)
        {
            words.Add(Text($"{name}: {count ?? 0}"));
        }

        return string.Join("  ", words);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
