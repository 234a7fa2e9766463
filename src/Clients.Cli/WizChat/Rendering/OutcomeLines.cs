using Clients.WizChat.ConfigAsCode;
using Clients.WizChat.Models;

namespace Clients.Cli.WizChat.Rendering;

/// <summary>What came of an apply: what was done, and after a partial failure what was not and how to go on.</summary>
internal static class OutcomeLines
{
    public static IEnumerable<Line> Applied(ApplyResult result, Func<string, string> safe)
    {
        var applied = result.Applied ?? [];
        yield return Line.Empty;
        foreach (var operation in applied)
        {
            var (sign, kind) = operation.Op switch
            {
                PlanOpType.Create => ('+', LineKind.Create),
                PlanOpType.Delete => ('-', LineKind.Delete),
                _ => ('~', LineKind.Update),
            };
            yield return new Line(kind, safe($"  {sign} {Name(operation.Section, operation.Key)}{(operation.Id is { Length: > 0 } id ? $" ({id})" : "")}"));
        }

        yield return new Line(
            LineKind.Heading,
            $"{(result.Failed is null ? "Applied" : "Applied in part")}: {Count(PlanOpType.Create)} created, {Count(PlanOpType.Update)} changed, {Count(PlanOpType.Delete)} deleted.");

        int Count(PlanOpType op) => applied.Count(operation => operation.Op == op);
    }

    public static IEnumerable<string> Failed(ConfigPlan plan, ApplyResult result, FailedOp failed, Func<string, string> safe)
    {
        var code = failed.Code is { Length: > 0 } given ? $" ({given})" : "";
        yield return safe($"error: {failed.Section}: the {failed.Op} failed{code}: {failed.Message}");
        var changes = plan.Operations.Where(operation => operation.Op != "noop").ToList();
        var left = changes.Skip(result.Applied?.Count ?? 0).ToList();
        yield return safe($"Not applied: {string.Join(", ", left.Select(operation => $"{operation.Op} {Name(operation.Section, operation.Key)}"))}.");
        yield return "What was applied stays. Mend the cause, then plan and apply the file again: what is done already is left as it is.";
    }

    private static string Name(string? section, string? key) => section == key ? $"{section}" : $"{section} \"{key}\"";
}
