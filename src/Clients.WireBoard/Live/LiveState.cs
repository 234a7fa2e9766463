using Clients.WireBoard.Models;

namespace Clients.WireBoard.Live;

/// <summary>
/// The state of one site at one moment. It never changes: every delivery makes a new one, in which a category that was not
/// touched is the same object as before, so <see cref="object.ReferenceEquals"/> tells what changed. Lists are sorted by count from
/// high to low, rows of equal count in stable order; they are empty, and single objects null, until something was delivered.
/// </summary>
/// <remarks>The rows are shared between states: take them as read-only.</remarks>
public sealed class LiveState
{
    private readonly object?[] _categories;

    private LiveState(string siteId, object?[] categories)
    {
        SiteId = siteId;
        _categories = categories;
    }

    /// <summary>The site.</summary>
    public string SiteId { get; }

    /// <summary>When the data that came last was assembled, in UTC; null when the service did not say.</summary>
    public DateTimeOffset? Ts { get; private init; }

    /// <summary>The highest number of concurrent visitors of the last 30 days, as of the last snapshot; null without traffic.</summary>
    public long? Max30d { get; private init; }

    /// <summary>When <see cref="Max30d"/> was last reached, in UTC; null without traffic.</summary>
    public DateTimeOffset? Max30dAt { get; private init; }

    /// <summary>Live and returning visitors.</summary>
    public VisitorsData? Visitors => One<VisitorsData>(LiveCategory.Visitors);

    /// <summary>Pages being viewed, keyed by URL.</summary>
    public IReadOnlyList<TopPagesEntry> TopPages => Rows<TopPagesEntry>(LiveCategory.TopPages);

    /// <summary>Referring URLs.</summary>
    public IReadOnlyList<TopReferrerEntry> TopReferrers => Rows<TopReferrerEntry>(LiveCategory.TopReferrers);

    /// <summary>Traffic mediums.</summary>
    public IReadOnlyList<TopMediumEntry> TopMediums => Rows<TopMediumEntry>(LiveCategory.TopMediums);

    /// <summary>Traffic sources.</summary>
    public IReadOnlyList<TopSourceEntry> TopSources => Rows<TopSourceEntry>(LiveCategory.TopSources);

    /// <summary>Search terms.</summary>
    public IReadOnlyList<TopSearchEntry> TopSearch => Rows<TopSearchEntry>(LiveCategory.TopSearch);

    /// <summary>Social networks.</summary>
    public IReadOnlyList<TopSocialEntry> TopSocial => Rows<TopSocialEntry>(LiveCategory.TopSocial);

    /// <summary>Countries.</summary>
    public IReadOnlyList<TopCountryEntry> TopCountries => Rows<TopCountryEntry>(LiveCategory.TopCountries);

    /// <summary>Device classes.</summary>
    public IReadOnlyList<TopDeviceEntry> TopDevices => Rows<TopDeviceEntry>(LiveCategory.TopDevices);

    /// <summary>Browsers.</summary>
    public IReadOnlyList<TopBrowserEntry> TopBrowsers => Rows<TopBrowserEntry>(LiveCategory.TopBrowsers);

    /// <summary>Operating systems.</summary>
    public IReadOnlyList<TopOsEntry> TopOses => Rows<TopOsEntry>(LiveCategory.TopOses);

    /// <summary>Browser languages.</summary>
    public IReadOnlyList<TopLanguageEntry> TopLanguages => Rows<TopLanguageEntry>(LiveCategory.TopLanguages);

    /// <summary>Screen resolutions.</summary>
    public IReadOnlyList<TopScreenEntry> TopScreens => Rows<TopScreenEntry>(LiveCategory.TopScreens);

    /// <summary>Sessions by time spent so far.</summary>
    public TimeSpentData? TimeSpent => One<TimeSpentData>(LiveCategory.TimeSpent);

    /// <summary>Sessions by pages viewed so far.</summary>
    public PagesPerSessionData? PagesPerSession => One<PagesPerSessionData>(LiveCategory.PagesPerSession);

    /// <summary>Sessions by page-load performance.</summary>
    public PerformanceData? Performance => One<PerformanceData>(LiveCategory.Performance);

    /// <summary>Arrivals, navigations and departures of the last delivery.</summary>
    public LifeEventsData? LifeEvents => One<LifeEventsData>(LiveCategory.LifeEvents);

    /// <summary>Custom events of the last delivery.</summary>
    public IReadOnlyList<EventsEntry> Events => Rows<EventsEntry>(LiveCategory.Events);

    /// <summary>Visitor locations, keyed by latitude and longitude.</summary>
    public IReadOnlyList<GeoEntry> Geo => Rows<GeoEntry>(LiveCategory.Geo);

    /// <summary>Sessions in progress, in order of arrival.</summary>
    public IReadOnlyList<ActiveSessionEntry> ActiveSessions => Rows<ActiveSessionEntry>(LiveCategory.ActiveSessions);

    /// <summary>Whether anything of the category was ever delivered.</summary>
    /// <param name="category">The category.</param>
    public bool Has(LiveCategory category) => this[category] is not null;

    /// <summary>A category's data as its property gives it; null before the first delivery.</summary>
    /// <param name="category">The category.</param>
    /// <exception cref="ArgumentOutOfRangeException">No category that this version knows.</exception>
    public object? this[LiveCategory category] => _categories[(int)LiveCategoryRules.Find(category).Category];

    /// <summary>A state in which nothing was delivered yet; with <see cref="Apply"/> the merge of managed mode, for those who keep their own state.</summary>
    /// <param name="siteId">The site.</param>
    public static LiveState Empty(string siteId)
    {
        ArgumentException.ThrowIfNullOrEmpty(siteId);
        return new LiveState(siteId, new object?[LiveCategoryRules.Count]);
    }

    /// <summary>
    /// The state after one delivery. The same object when there is nothing to apply: another site's envelope, or one of a category this version
    /// does not know.
    /// </summary>
    /// <param name="envelope">An envelope as Live delivers it.</param>
    /// <exception cref="FormatException">A row lacks its key or count.</exception>
    public LiveState Apply(LiveEnvelope envelope)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        if (envelope.Payload is null || envelope.Category is not { } category || (envelope.SiteId is { } site && site != SiteId))
        {
            return this;
        }

        var categories = (object?[])_categories.Clone();
        categories[(int)category] = LiveCategoryRules.Find(category).Merge(categories[(int)category], envelope.Payload);
        return new LiveState(SiteId, categories) { Ts = envelope.Ts ?? Ts, Max30d = Max30d, Max30dAt = Max30dAt };
    }

    /// <summary>The state that a snapshot describes, which replaces whatever was known before.</summary>
    /// <param name="siteId">The site.</param>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="onMalformed">Told of each category that cannot be merged; it is left out, the others are not the worse for it.</param>
    internal static LiveState From(string siteId, LiveStateSnapshot snapshot, Action<FormatException> onMalformed)
    {
        var state = Empty(siteId);
        foreach (var envelope in snapshot.LiveEnvelopes ?? [])
        {
            try
            {
                state = state.Apply(envelope);
            }
            catch (FormatException malformed)
            {
                onMalformed(malformed);
            }
        }

        return new LiveState(siteId, state._categories) { Ts = snapshot.Ts, Max30d = snapshot.Max30d, Max30dAt = snapshot.Max30dAt };
    }

    private T? One<T>(LiveCategory category)
        where T : class => (T?)_categories[(int)category];

    private IReadOnlyList<T> Rows<T>(LiveCategory category) => (IReadOnlyList<T>?)_categories[(int)category] ?? [];
}
