using Clients.SwarmAnalytics.Delivery;

namespace Clients.SwarmAnalytics.Events;

/// <summary>Product telemetry: <c>events.*</c> of the document.</summary>
public readonly struct SwarmEvents
{
    private readonly EventPipeline _pipeline;

    internal SwarmEvents(EventPipeline pipeline) => _pipeline = pipeline;

    /// <summary>The app itself: opened, closed.</summary>
    public AppLifecycleEvents AppLifecycle => new(_pipeline);

    /// <summary>Agent sessions, their titles and messages.</summary>
    public AgentEvents Agent => new(_pipeline);

    /// <summary>What happens to dashboards.</summary>
    public DashboardEvents Dashboard => new(_pipeline);

    /// <summary>Progress of onboarding.</summary>
    public OnboardingEvents Onboarding => new(_pipeline);
}
