using Clients.SwarmAnalytics.Delivery;

namespace Clients.SwarmAnalytics.Events;

/// <summary>Product telemetry: <c>events.*</c> of the document.</summary>
public readonly struct SwarmEvents
{
    private readonly EventDispatcher _dispatcher;

    internal SwarmEvents(EventDispatcher dispatcher) => _dispatcher = dispatcher;

    /// <summary>The app itself: opened, closed.</summary>
    public AppLifecycleEvents AppLifecycle => new(_dispatcher);

    /// <summary>Agent sessions, their titles and messages.</summary>
    public AgentEvents Agent => new(_dispatcher);

    /// <summary>What happens to dashboards.</summary>
    public DashboardEvents Dashboard => new(_dispatcher);

    /// <summary>Progress of onboarding.</summary>
    public OnboardingEvents Onboarding => new(_dispatcher);
}
