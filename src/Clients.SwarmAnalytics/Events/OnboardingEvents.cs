using Clients.SwarmAnalytics.Contract;
using Clients.SwarmAnalytics.Delivery;
using Clients.SwarmAnalytics.Models;

namespace Clients.SwarmAnalytics.Events;

/// <summary><c>events.onboarding.step</c>: progress of onboarding. Each method validates, queues and returns at once.</summary>
public readonly struct OnboardingEvents
{
    private readonly EventPipeline _pipeline;

    internal OnboardingEvents(EventPipeline pipeline) => _pipeline = pipeline;

    /// <summary>An onboarding step changed status.</summary>
    /// <param name="stepId">The step; 1 to 128 characters.</param>
    /// <param name="status">Its progress.</param>
    /// <exception cref="SwarmValidationException">An argument breaks a bound of the document; nothing was recorded.</exception>
    public void Step(string stepId, OnboardingStatus status)
    {
        var size = OnboardingStepRequestRules.StepId.Check(stepId);
        EnumRule.Check(status, "status");
        var meta = _pipeline.NewMeta();
        _pipeline.Record(SwarmOperations.EventsOnboardingStep, new OnboardingStepRequest { Meta = meta, StepId = stepId, Status = status }, meta, size);
    }
}
