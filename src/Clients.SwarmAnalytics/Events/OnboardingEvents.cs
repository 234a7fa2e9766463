using Clients.SwarmAnalytics.Contract;
using Clients.SwarmAnalytics.Delivery;
using Clients.SwarmAnalytics.Models;

namespace Clients.SwarmAnalytics.Events;

/// <summary><c>events.onboarding.step</c>: progress of onboarding. Each method validates, queues and returns at once.</summary>
public readonly struct OnboardingEvents
{
    private readonly EventDispatcher _dispatcher;

    internal OnboardingEvents(EventDispatcher dispatcher) => _dispatcher = dispatcher;

    /// <summary>An onboarding step changed status.</summary>
    /// <param name="stepId">The step; 1 to 128 characters.</param>
    /// <param name="status">Its progress.</param>
    /// <exception cref="SwarmValidationException">An argument breaks a bound of the document; nothing was recorded.</exception>
    public void Step(string stepId, OnboardingStatus status)
    {
        var size = OnboardingStepRequestRules.StepId.Check(stepId);
        EnumRule.Check(status, "status");
        var meta = _dispatcher.NewMeta();
        _dispatcher.Record(SwarmOperations.EventsOnboardingStep, new OnboardingStepRequest { Meta = meta, StepId = stepId, Status = status }, meta, size);
    }
}
