using Clients.SwarmAnalytics.Contract;
using Clients.SwarmAnalytics.Delivery;
using Clients.SwarmAnalytics.Models;

namespace Clients.SwarmAnalytics.Events;

/// <summary><c>events.app_lifecycle.*</c>: the app was opened or closed. Each method validates, queues and returns at once.</summary>
public readonly struct AppLifecycleEvents
{
    private readonly EventDispatcher _dispatcher;

    internal AppLifecycleEvents(EventDispatcher dispatcher) => _dispatcher = dispatcher;

    /// <summary>The app was opened.</summary>
    /// <param name="os">The operating system, such as <c>darwin</c>; 1 to 64 characters.</param>
    /// <param name="osVersion">Its version; 1 to 128 characters.</param>
    /// <param name="appVersion">The app's version; 1 to 64 characters.</param>
    /// <param name="timezone">The user's time zone, an IANA name where one is known; at most 64 characters.</param>
    /// <param name="locale">The user's locale as a BCP 47 tag; at most 35 characters.</param>
    /// <exception cref="SwarmValidationException">An argument breaks a bound of the document; nothing was recorded.</exception>
    public void Opened(string os, string osVersion, string appVersion, string? timezone = null, string? locale = null)
    {
        var size = AppOpenedRequestRules.Os.Check(os)
            + AppOpenedRequestRules.OsVersion.Check(osVersion)
            + AppOpenedRequestRules.AppVersion.Check(appVersion)
            + AppOpenedRequestRules.Timezone.Check(timezone)
            + AppOpenedRequestRules.Locale.Check(locale);
        var meta = _dispatcher.NewMeta();
        var model = new AppOpenedRequest { Meta = meta, Os = os, OsVersion = osVersion, AppVersion = appVersion, Timezone = timezone, Locale = locale };
        _dispatcher.Record(SwarmOperations.EventsAppLifecycleOpened, model, meta, size);
    }

    /// <summary>The app was closed.</summary>
    public void Closed()
    {
        var meta = _dispatcher.NewMeta();
        _dispatcher.Record(SwarmOperations.EventsAppLifecycleClosed, new AppClosedRequest { Meta = meta }, meta, 0);
    }
}
