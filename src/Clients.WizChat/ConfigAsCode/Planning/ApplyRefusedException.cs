using Clients.Core;

namespace Clients.WizChat.ConfigAsCode;

/// <summary>A plan that was not applied, to be on the safe side. Nothing was written.</summary>
public sealed class ApplyRefusedException : ClientException
{
    private ApplyRefusedException(ApplyRefusal reason, string message)
        : base(message) => Reason = reason;

    /// <summary>Why.</summary>
    public ApplyRefusal Reason { get; }

    internal static ApplyRefusedException Changed(ConfigPlan plan) => new(
        ApplyRefusal.LiveConfigurationChanged,
        $"The configuration of {plan.ChatbotId} has changed since the plan was made at {plan.CreatedAt:yyyy-MM-dd HH:mm:ss}Z. Nothing was applied; plan again and review the difference.");

    internal static ApplyRefusedException TooManyDeletes(ConfigPlan plan, IReadOnlyList<SectionDeletes> large) => new(
        ApplyRefusal.TooManyDeletes,
        $"The plan deletes {string.Join(", ", large.Select(section => $"{section.Deletes} of {section.Live} {section.Section}"))}. Nothing was applied; if that is meant, allow {plan.Deletes} deletes.");

    internal static ApplyRefusedException OtherService(ConfigPlan plan, string? baseUrl) => new(
        ApplyRefusal.OtherService,
        $"The plan was made for {plan.Service}, but the client reaches {baseUrl}. Nothing was applied; plan again for this service.");
}
