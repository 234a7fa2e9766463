using Clients.Cli.Terminal;
using Clients.WizChat.ConfigAsCode;
using Clients.WizChat.Models;

namespace Clients.Cli.WizChat;

/// <summary>What came of applying a plan, however much of it the service tells.</summary>
internal sealed class ApplyOutcome
{
    private readonly ApplyResult? _result;

    /// <param name="plan">The plan.</param>
    /// <param name="result">The service's answer; null when there was nothing to do.</param>
    public ApplyOutcome(ConfigPlan plan, ApplyResult? result)
    {
        Plan = plan;
        _result = result;
        var left = plan.Operations.GroupBy(planned => (Printable.Escape(planned.Section), Printable.Escape(planned.Key)))
            .ToDictionary(group => group.Key, group => new Queue<PlannedOperation>(group));
        var unknown = 0;
        foreach (var operation in result?.Applied ?? [])
        {
            var done = new PlannedOperation(Printable.Escape(operation.Section ?? ""), operation.Op?.ToString().ToLowerInvariant() ?? "?", Printable.Escape(operation.Key ?? ""), []);
            Applied.Add(new AppliedOperation(done, operation.Id is { Length: > 0 } id ? Printable.Escape(id) : null));
            if (!left.TryGetValue((done.Section, done.Key), out var planned) || !planned.TryDequeue(out _))
            {
                unknown++;
            }
        }

        var notApplied = left.Values.SelectMany(queue => queue).ToHashSet(ReferenceEqualityComparer.Instance);
        // What the service has applied and does not name as the plan does are the first of the plan, because it goes in order.
        Left = [.. plan.Operations.Where(operation => operation.Op != "noop" && notApplied.Contains(operation)).Skip(unknown)];
        Failed = result?.Failed is { } failed ? new FailedOp { Section = Printable.Escape(failed.Section ?? ""), Op = Printable.Escape(failed.Op ?? ""), Message = Printable.Escape(failed.Message ?? ""), Code = Printable.Escape(failed.Code ?? "") } : null;
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
