namespace Clients.WizChat.ConfigAsCode;

/// <summary>A plan that was not applied, to be on the safe side. Nothing was written.</summary>
public sealed class ApplyRefusedException : WizChatException
{
    private ApplyRefusedException(ApplyRefusal reason, string message)
        : base($"{message} Nothing was applied.") => Reason = reason;

    /// <summary>Gets why the plan was refused.</summary>
    public ApplyRefusal Reason { get; }

    internal static ApplyRefusedException LiveChanged(ConfigPlan plan) => new(
        ApplyRefusal.LiveConfigurationChanged,
        $"The configuration of {plan.ChatbotId} has changed since the plan was made at {plan.CreatedAt:yyyy-MM-dd HH:mm:ss}Z. Plan again and review the difference.");

    internal static ApplyRefusedException TooManyDeletes(int deletes, IReadOnlyList<SectionDeletes> large) => new(
        ApplyRefusal.TooManyDeletes,
        $"The plan deletes {string.Join(", ", large.Select(section => $"{section.Deletes} of {section.Live} {section.Section}"))}. "
        + $"If that is intended, allow {deletes} deletes.");

    internal static ApplyRefusedException OtherService(ConfigPlan plan, string? baseUrl) => new(
        ApplyRefusal.OtherService,
        $"The plan was made for {plan.Service}, but the client calls {baseUrl}. Plan again for this service.");

    internal static ApplyRefusedException ValuesChanged(ConfigPlan plan)
    {
        var literals = plan.Source.Sensitive.Count > 0 ? " or a value at a sensitive path" : "";
        var what = plan.Variables.Count > 0 ? $"the environment variable{(plan.Variables.Count == 1 ? "" : "s")} {string.Join(", ", plan.Variables)}{literals}" : "a value at a sensitive path";
        return new ApplyRefusedException(
            ApplyRefusal.ValuesChanged,
            $"The plan was made with another value of {what}. Set {(plan.Variables.Count > 0 ? "the variables" : "the values")} as they were, or plan again.");
    }

    internal static ApplyRefusedException DocumentMissing() => new(
        ApplyRefusal.DocumentChanged,
        "The document holds literal secrets, which a kept plan does not contain. Pass the document that the plan was made of.");

    internal static ApplyRefusedException DocumentChanged() => new(
        ApplyRefusal.DocumentChanged,
        "The document has changed since the plan was made. Plan again.");

    internal static ApplyRefusedException OperationsChanged(string difference) => new(
        ApplyRefusal.OperationsChanged,
        $"The service would now do something other than planned: {difference}. Plan again and review the difference.");
}
