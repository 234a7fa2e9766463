using Clients.WizChat.ConfigAsCode;

namespace Clients.Cli.WizChat.Rendering;

/// <summary>What came of an apply: what was done, and after a partial failure what was not and how to go on.</summary>
internal static class OutcomeLines
{
    public static IEnumerable<Line> Applied(ApplyOutcome outcome)
    {
        yield return Line.Empty;
        foreach (var (operation, id) in outcome.Applied)
        {
            var (sign, kind) = operation.Op switch
            {
                "create" => ('+', LineKind.Create),
                "delete" => ('-', LineKind.Delete),
                _ => ('~', LineKind.Update),
            };
            yield return new Line(kind, $"  {sign} {Name(operation)}{(id is null ? "" : $" ({id})")}");
        }

        var others = outcome.Applied.Count - Count("create") - Count("update") - Count("delete") - Count("noop");
        yield return new Line(LineKind.Heading, outcome switch
        {
            { IsTold: false, Failed: null } => "Applied. The service does not say what it did.",
            _ => $"{(outcome.Failed is null ? "Applied" : "Applied in part")}: {Count("create")} created, {Count("update")} changed, {Count("delete")} deleted{(others > 0 ? $", {others} of an unknown kind" : "")}.",
        });

        int Count(string op) => outcome.Applied.Count(applied => applied.Operation.Op == op);
    }

    /// <summary>What whoever applied must know besides; nothing when all went as planned.</summary>
    public static IEnumerable<string> Notes(ApplyOutcome outcome)
    {
        if (outcome.Failed is not { } failed)
        {
            return outcome is { IsTold: true, Left.Count: > 0 }
                ? [$"note: The service does not name as applied: {Names(outcome.Left)}. Plan again to see."]
                : [];
        }

        var what = $"{(failed.Section!.Length > 0 ? $"{failed.Section}: " : "")}the {(failed.Op!.Length > 0 ? failed.Op : "apply")} failed{(failed.Code!.Length > 0 ? $" ({failed.Code})" : "")}";
        return
        [
            $"error: {what}: {(failed.Message!.Length > 0 ? failed.Message : "the service does not say why")}",
            .. outcome.Left.Count > 0 ? [$"Not applied: {Names(outcome.Left)}."] : Array.Empty<string>(),
            "What was applied stays. Mend the cause, then plan and apply the file again: what is done already is left as it is.",
        ];
    }

    private static string Names(IEnumerable<PlannedOperation> operations) => string.Join(", ", operations.Select(operation => $"{operation.Op} {Name(operation)}"));

    private static string Name(PlannedOperation operation) => PlanLines.Name(operation) is { Length: > 0 } name ? name : "(what the service does not name)";
}
