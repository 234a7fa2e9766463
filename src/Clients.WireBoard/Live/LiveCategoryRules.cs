using System.Collections.Frozen;
using Clients.WireBoard.Live.State;
using Clients.WireBoard.Models;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.WireBoard.Live;

/// <summary>The 20 categories: name, payload type, key and way of merging. Everything else about them is derived from this table.</summary>
internal static class LiveCategoryRules
{
    private static readonly LiveCategoryRule[] Table =
    [
        new ReplacedObjectRule<VisitorsData>(LiveCategory.Visitors, "visitors", VisitorsData.CreateFromDiscriminatorValue),
        Ranked(
            LiveCategory.TopPages, "top_pages", TopPagesEntry.CreateFromDiscriminatorValue, row => row.Url, row => row.Count,
            new(() => new(), "url", (row, key) => row.Url = key, (row, count) => row.Count = count, (row, title) => row.Title = title)),
        Ranked(
            LiveCategory.TopReferrers, "top_referrers", TopReferrerEntry.CreateFromDiscriminatorValue, row => row.Url, row => row.Count,
            new(() => new(), "url", (row, key) => row.Url = key, (row, count) => row.Count = count)),
        Ranked(
            LiveCategory.TopMediums, "top_mediums", TopMediumEntry.CreateFromDiscriminatorValue, row => row.Medium, row => row.Count,
            new(() => new(), "medium", (row, key) => row.Medium = key, (row, count) => row.Count = count)),
        Ranked(
            LiveCategory.TopSources, "top_sources", TopSourceEntry.CreateFromDiscriminatorValue, row => row.Source, row => row.Count,
            new(() => new(), "source", (row, key) => row.Source = key, (row, count) => row.Count = count)),
        Ranked(
            LiveCategory.TopSearch, "top_search", TopSearchEntry.CreateFromDiscriminatorValue, row => row.Term, row => row.Count,
            new(() => new(), "term", (row, key) => row.Term = key, (row, count) => row.Count = count)),
        Ranked(
            LiveCategory.TopSocial, "top_social", TopSocialEntry.CreateFromDiscriminatorValue, row => row.Network, row => row.Count,
            new(() => new(), "network", (row, key) => row.Network = key, (row, count) => row.Count = count)),
        Ranked(
            LiveCategory.TopCountries, "top_countries", TopCountryEntry.CreateFromDiscriminatorValue, row => row.Country, row => row.Count,
            new(() => new(), "country", (row, key) => row.Country = key, (row, count) => row.Count = count)),
        Ranked(
            LiveCategory.TopDevices, "top_devices", TopDeviceEntry.CreateFromDiscriminatorValue, row => row.Device, row => row.Count,
            new(() => new(), "device", (row, key) => row.Device = key, (row, count) => row.Count = count)),
        Ranked(
            LiveCategory.TopBrowsers, "top_browsers", TopBrowserEntry.CreateFromDiscriminatorValue, row => row.Browser, row => row.Count,
            new(() => new(), "browser", (row, key) => row.Browser = key, (row, count) => row.Count = count)),
        Ranked(
            LiveCategory.TopOses, "top_oses", TopOsEntry.CreateFromDiscriminatorValue, row => row.Os, row => row.Count,
            new(() => new(), "os", (row, key) => row.Os = key, (row, count) => row.Count = count)),
        Ranked(
            LiveCategory.TopLanguages, "top_languages", TopLanguageEntry.CreateFromDiscriminatorValue, row => row.Language, row => row.Count,
            new(() => new(), "language", (row, key) => row.Language = key, (row, count) => row.Count = count)),
        Ranked(
            LiveCategory.TopScreens, "top_screens", TopScreenEntry.CreateFromDiscriminatorValue, row => row.Resolution, row => row.Count,
            new(() => new(), "resolution", (row, key) => row.Resolution = key, (row, count) => row.Count = count)),
        new ReplacedObjectRule<TimeSpentData>(LiveCategory.TimeSpent, "time_spent", TimeSpentData.CreateFromDiscriminatorValue),
        new ReplacedObjectRule<PagesPerSessionData>(LiveCategory.PagesPerSession, "pages_per_session", PagesPerSessionData.CreateFromDiscriminatorValue),
        new ReplacedObjectRule<PerformanceData>(LiveCategory.Performance, "performance", PerformanceData.CreateFromDiscriminatorValue),
        new ReplacedObjectRule<LifeEventsData>(LiveCategory.LifeEvents, "life_events", LifeEventsData.CreateFromDiscriminatorValue),
        new ReplacedRowsRule<EventsEntry>(LiveCategory.Events, "events", EventsEntry.CreateFromDiscriminatorValue),
        new KeyedRowsRule<GeoKey, GeoEntry>(
            LiveCategory.Geo, "geo", GeoEntry.CreateFromDiscriminatorValue, row => row is { Lat: { } lat, Lng: { } lng } ? new GeoKey(lat, lng) : null, row => row.Count),
        new KeyedRowsRule<string, ActiveSessionEntry>(
            LiveCategory.ActiveSessions, "active_sessions", ActiveSessionEntry.CreateFromDiscriminatorValue, row => row.SessionId, row => row.StepCount, isRanked: false),
    ];

    private static readonly FrozenDictionary<string, LiveCategoryRule> ByName = Table.ToFrozenDictionary(rule => rule.Name, StringComparer.Ordinal);

    public static int Count => Table.Length;

    public static LiveCategoryRule? Find(string name) => ByName.GetValueOrDefault(name);

    public static LiveCategoryRule Find(LiveCategory category) => (uint)category < (uint)Table.Length
        ? Table[(int)category]
        : throw new ArgumentOutOfRangeException(nameof(category), category, "No Live category that this version knows.");

    private static KeyedRowsRule<string, TRow> Ranked<TRow>(
        LiveCategory category, string name, ParsableFactory<TRow> factory, Func<TRow, string?> keyOf, Func<TRow, long?> countOf, RowReader<TRow> rowReader)
        where TRow : class, IParsable => new(category, name, factory, keyOf, countOf, rowReader: rowReader);

    private sealed record GeoKey(double Latitude, double Longitude);
}
