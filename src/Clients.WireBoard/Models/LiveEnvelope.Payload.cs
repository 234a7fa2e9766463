using Clients.WireBoard.Live;

namespace Clients.WireBoard.Models;

/// <summary>
/// The typed payload. An envelope that Live or <c>GetLiveStateAsync</c> delivers has its payload in the property of its category, and
/// <see cref="Data"/> only when the category is one this version does not know; fields that this version does not know are in
/// <see cref="AdditionalData"/> here and on the rows.
/// </summary>
public partial class LiveEnvelope
{
    /// <summary>The id of the server-sent event that carried the envelope; null inside a snapshot, or when the hub sent none.</summary>
    public string? EventId { get; internal set; }

    /// <summary>The category as it stood on the wire, also when this version does not know it.</summary>
    public string? CategoryName { get; internal set; }

    /// <summary>Live and returning visitors; null in envelopes of another category.</summary>
    public VisitorsData? Visitors => Payload as VisitorsData;

    /// <summary>Changed pages; a count of 0 removes a row. Null in envelopes of another category, as are all below.</summary>
    public IReadOnlyList<TopPagesEntry>? TopPages => Payload as List<TopPagesEntry>;

    /// <summary>Changed referring URLs; a count of 0 removes a row.</summary>
    public IReadOnlyList<TopReferrerEntry>? TopReferrers => Payload as List<TopReferrerEntry>;

    /// <summary>Changed mediums; a count of 0 removes a row.</summary>
    public IReadOnlyList<TopMediumEntry>? TopMediums => Payload as List<TopMediumEntry>;

    /// <summary>Changed sources; a count of 0 removes a row.</summary>
    public IReadOnlyList<TopSourceEntry>? TopSources => Payload as List<TopSourceEntry>;

    /// <summary>Changed search terms; a count of 0 removes a row.</summary>
    public IReadOnlyList<TopSearchEntry>? TopSearch => Payload as List<TopSearchEntry>;

    /// <summary>Changed social networks; a count of 0 removes a row.</summary>
    public IReadOnlyList<TopSocialEntry>? TopSocial => Payload as List<TopSocialEntry>;

    /// <summary>Changed countries; a count of 0 removes a row.</summary>
    public IReadOnlyList<TopCountryEntry>? TopCountries => Payload as List<TopCountryEntry>;

    /// <summary>Changed device classes; a count of 0 removes a row.</summary>
    public IReadOnlyList<TopDeviceEntry>? TopDevices => Payload as List<TopDeviceEntry>;

    /// <summary>Changed browsers; a count of 0 removes a row.</summary>
    public IReadOnlyList<TopBrowserEntry>? TopBrowsers => Payload as List<TopBrowserEntry>;

    /// <summary>Changed operating systems; a count of 0 removes a row.</summary>
    public IReadOnlyList<TopOsEntry>? TopOses => Payload as List<TopOsEntry>;

    /// <summary>Changed languages; a count of 0 removes a row.</summary>
    public IReadOnlyList<TopLanguageEntry>? TopLanguages => Payload as List<TopLanguageEntry>;

    /// <summary>Changed screen resolutions; a count of 0 removes a row.</summary>
    public IReadOnlyList<TopScreenEntry>? TopScreens => Payload as List<TopScreenEntry>;

    /// <summary>Sessions by time spent so far.</summary>
    public TimeSpentData? TimeSpent => Payload as TimeSpentData;

    /// <summary>Sessions by pages viewed so far.</summary>
    public PagesPerSessionData? PagesPerSession => Payload as PagesPerSessionData;

    /// <summary>Sessions by page-load performance.</summary>
    public PerformanceData? Performance => Payload as PerformanceData;

    /// <summary>Arrivals, navigations and departures since the delivery before.</summary>
    public LifeEventsData? LifeEvents => Payload as LifeEventsData;

    /// <summary>Custom events since the delivery before.</summary>
    public IReadOnlyList<EventsEntry>? Events => Payload as List<EventsEntry>;

    /// <summary>Changed locations; a count of 0 removes a row.</summary>
    public IReadOnlyList<GeoEntry>? Geo => Payload as List<GeoEntry>;

    /// <summary>Changed sessions; a step count of 0 removes one.</summary>
    public IReadOnlyList<ActiveSessionEntry>? ActiveSessions => Payload as List<ActiveSessionEntry>;

    internal object? Payload { get; set; }
}
