using Clients.WireBoard.Models;

namespace Clients.WireBoard.Live;

/// <summary>Puts typed payloads into the generated map by category.</summary>
internal static class LiveCategoriesProjection
{
    /// <summary>Sets the property of the envelope's category; data of an unknown one goes into the additional data.</summary>
    public static void Set(LiveCategoriesData map, LiveEnvelope envelope)
    {
        switch (envelope.Payload)
        {
            case VisitorsData data:
                map.Visitors = data;
                break;
            case List<TopPagesEntry> rows:
                map.TopPages = rows;
                break;
            case List<TopReferrerEntry> rows:
                map.TopReferrers = rows;
                break;
            case List<TopMediumEntry> rows:
                map.TopMediums = rows;
                break;
            case List<TopSourceEntry> rows:
                map.TopSources = rows;
                break;
            case List<TopSearchEntry> rows:
                map.TopSearch = rows;
                break;
            case List<TopSocialEntry> rows:
                map.TopSocial = rows;
                break;
            case List<TopCountryEntry> rows:
                map.TopCountries = rows;
                break;
            case List<TopDeviceEntry> rows:
                map.TopDevices = rows;
                break;
            case List<TopBrowserEntry> rows:
                map.TopBrowsers = rows;
                break;
            case List<TopOsEntry> rows:
                map.TopOses = rows;
                break;
            case List<TopLanguageEntry> rows:
                map.TopLanguages = rows;
                break;
            case List<TopScreenEntry> rows:
                map.TopScreens = rows;
                break;
            case TimeSpentData data:
                map.TimeSpent = data;
                break;
            case PagesPerSessionData data:
                map.PagesPerSession = data;
                break;
            case PerformanceData data:
                map.Performance = data;
                break;
            case LifeEventsData data:
                map.LifeEvents = data;
                break;
            case List<EventsEntry> rows:
                map.Events = rows;
                break;
            case List<GeoEntry> rows:
                map.Geo = rows;
                break;
            case List<ActiveSessionEntry> rows:
                map.ActiveSessions = rows;
                break;
            default:
                if (envelope is { CategoryName: { } name, Data: { } data2 })
                {
                    map.AdditionalData[name] = data2;
                }

                break;
        }
    }
}
