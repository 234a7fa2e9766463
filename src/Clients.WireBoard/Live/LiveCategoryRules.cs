using System.Collections.Frozen;
using Clients.WireBoard.Live.State;
using Clients.WireBoard.Models;

namespace Clients.WireBoard.Live;

/// <summary>The 20 categories: name, payload type, key and way of merging. Everything else about them is derived from this table.</summary>
internal static class LiveCategoryRules
{
    private static readonly LiveCategoryRule[] Table =
    [
        new ReplacedObjectRule<VisitorsData>(LiveCategory.Visitors, "visitors", VisitorsData.CreateFromDiscriminatorValue),
        new KeyedRowsRule<string, TopPagesEntry>(LiveCategory.TopPages, "top_pages", TopPagesEntry.CreateFromDiscriminatorValue, row => row.Url, row => row.Count),
        new KeyedRowsRule<string, TopReferrerEntry>(LiveCategory.TopReferrers, "top_referrers", TopReferrerEntry.CreateFromDiscriminatorValue, row => row.Url, row => row.Count),
        new KeyedRowsRule<string, TopMediumEntry>(LiveCategory.TopMediums, "top_mediums", TopMediumEntry.CreateFromDiscriminatorValue, row => row.Medium, row => row.Count),
        new KeyedRowsRule<string, TopSourceEntry>(LiveCategory.TopSources, "top_sources", TopSourceEntry.CreateFromDiscriminatorValue, row => row.Source, row => row.Count),
        new KeyedRowsRule<string, TopSearchEntry>(LiveCategory.TopSearch, "top_search", TopSearchEntry.CreateFromDiscriminatorValue, row => row.Term, row => row.Count),
        new KeyedRowsRule<string, TopSocialEntry>(LiveCategory.TopSocial, "top_social", TopSocialEntry.CreateFromDiscriminatorValue, row => row.Network, row => row.Count),
        new KeyedRowsRule<string, TopCountryEntry>(LiveCategory.TopCountries, "top_countries", TopCountryEntry.CreateFromDiscriminatorValue, row => row.Country, row => row.Count),
        new KeyedRowsRule<string, TopDeviceEntry>(LiveCategory.TopDevices, "top_devices", TopDeviceEntry.CreateFromDiscriminatorValue, row => row.Device, row => row.Count),
        new KeyedRowsRule<string, TopBrowserEntry>(LiveCategory.TopBrowsers, "top_browsers", TopBrowserEntry.CreateFromDiscriminatorValue, row => row.Browser, row => row.Count),
        new KeyedRowsRule<string, TopOsEntry>(LiveCategory.TopOses, "top_oses", TopOsEntry.CreateFromDiscriminatorValue, row => row.Os, row => row.Count),
        new KeyedRowsRule<string, TopLanguageEntry>(LiveCategory.TopLanguages, "top_languages", TopLanguageEntry.CreateFromDiscriminatorValue, row => row.Language, row => row.Count),
        new KeyedRowsRule<string, TopScreenEntry>(LiveCategory.TopScreens, "top_screens", TopScreenEntry.CreateFromDiscriminatorValue, row => row.Resolution, row => row.Count),
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

    private sealed record GeoKey(double Latitude, double Longitude);
}
