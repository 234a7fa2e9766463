using Clients.WizChat.ConfigAsCode;
using Clients.WizChat.Models;

namespace Clients.Cli.WizChat;

/// <summary>What came of applying a plan, however much of it the service tells.</summary>
internal sealed class ApplyOutcome
{
    private readonly ApplyResult? _result;

    /// <param name="plan">The plan.</param>
    /// <param name="result">The service's answer; null when there was nothing to do.</param>
    /// <param name="safe">Makes text of the service fit to be shown.</param>
    public ApplyOutcome(ConfigPlan plan, ApplyResult? result, Func<string, string> safe)
    {
        Plan = plan;
        _result = result;
        var (left, unknown) = (plan.Operations.ToList(), 0);
        foreach (var operation in result?.Applied ?? [])
        {
            var done = new PlannedOperation(safe(operation.Section ?? ""), operation.Op?.ToString().ToLowerInvariant() ?? "?", safe(operation.Key ?? ""), []);
            Applied.Add(new AppliedOperation(done, operation.Id is { Length: > 0 } id ? safe(id) : null));
            var at = left.FindIndex(planned => safe(planned.Section) == done.Section && safe(planned.Key) == done.Key);
            if (at >= 0)
            {
                left.RemoveAt(at);
            }
            else
            {
                unknown++;
            }
        }

        // What the service has applied and does not name as the plan does are the first of the plan, because it goes in order.
        Left = [.. left.Where(operation => operation.Op != "noop").Skip(unknown)];
        Failed = result?.Failed is { } failed ? new FailedOp { Section = safe(failed.Section ?? ""), Op = safe(failed.Op ?? ""), Message = safe(failed.Message ?? ""), Code = safe(failed.Code ?? "") } : null;
    }

    public ConfigPlan Plan { get; }

    /// <summary>What was done.</summary>
    public List<AppliedOperation> Applied { get; } = [];

    /// <summary>The operation that failed, no text in it null; null when none did.</summary>
    public FailedOp? Failed { get; }

    /// <summary>What the plan has and was not done, as far as the service tells.</summary>
    public IReadOnlyList<PlannedOperation> Left { get; }

    /// <summary>Whether the service tells what it did.</summary>
    public bool IsTold => _result?.Applied is not null;

    public string Word => (_result, Failed) switch
    {
        (null, _) => "unchanged",
        (_, null) => "applied",
        _ => "partial",
    };
}
