using Clients.SwarmAnalytics.Contract;
using Clients.SwarmAnalytics.Delivery;
using Clients.SwarmAnalytics.Models;

namespace Clients.SwarmAnalytics.Events;

/// <summary><c>events.dashboard.event</c>: what happens to dashboards. Each method validates, queues and returns at once.</summary>
public readonly struct DashboardEvents
{
    private readonly EventDispatcher _dispatcher;

    internal DashboardEvents(EventDispatcher dispatcher) => _dispatcher = dispatcher;

    /// <summary>Something happened to a dashboard.</summary>
    /// <param name="dashboardId">The dashboard; 1 to 128 characters.</param>
    /// <param name="action">What happened.</param>
    /// <exception cref="SwarmValidationException">An argument breaks a bound of the document; nothing was recorded.</exception>
    public void Event(string dashboardId, DashboardAction action)
    {
        var size = DashboardEventRequestRules.DashboardId.Check(dashboardId);
        EnumRule.Check(action, "action");
        var meta = _dispatcher.NewMeta();
        _dispatcher.Record(SwarmOperations.EventsDashboardEvent, new DashboardEventRequest { Meta = meta, DashboardId = dashboardId, Action = action }, meta, size);
    }
}
