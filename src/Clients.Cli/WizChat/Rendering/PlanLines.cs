using Clients.WizChat.ConfigAsCode;

namespace Clients.Cli.WizChat.Rendering;

/// <summary>A plan as people read it: what is created (+), changed (~) and deleted (-), field by field, the deletes called out, the sum.</summary>
internal static class PlanLines
{
    public static IEnumerable<Line> Of(ConfigPlan plan)
    {
        yield return new Line(LineKind.Heading, Printable.Escape($"{plan.ChatbotId} at {plan.Service}"));
        yield return Line.Empty;
        if (!plan.HasChanges)
        {
            yield return new Line(LineKind.Plain, $"No changes: {Count(plan.Unchanged, "resource")} as the file says.");
            yield break;
        }

        foreach (var operation in plan.Operations.Where(operation => operation.Op != "noop"))
        {
            foreach (var line in Operation(operation))
            {
                yield return line;
            }
        }

        var unlisted = plan.Changes - plan.Operations.Count(operation => operation.Op != "noop");
        if (unlisted > 0)
        {
            yield return new Line(LineKind.Update, $"  ? {Count(unlisted, "change")} that the service counts and does not list");
        }

        yield return Line.Empty;
        if (plan.Deletes > 0)
        {
            yield return new Line(LineKind.Warning, $"Deletes {Count(plan.Deletes, "resource")}: {Deleted(plan)}");
        }

        var others = plan.Changes - plan.Creates - plan.Updates - plan.Deletes;
        yield return new Line(
            LineKind.Heading,
            $"Plan: {plan.Creates} to create, {plan.Updates} to change, {plan.Deletes} to delete, {(others > 0 ? $"{others} of an unknown kind, " : "")}{plan.Unchanged} unchanged{(plan.Prune ? "" : " (nothing is pruned)")}.");
    }

    private static IEnumerable<Line> Operation(PlannedOperation operation)
    {
        var (sign, kind) = SignOf(operation.Op);
        var note = sign == '?' ? $" ({Printable.Escape(operation.Op)})" : "";
        yield return new Line(kind, $"  {sign} {Name(operation)}{note}");
        var width = operation.Fields.Count == 0 ? 0 : Math.Min(operation.Fields.Max(field => field.Path.Length), 24);
        foreach (var line in operation.Fields.SelectMany(field => FieldLines.Of(field, width)))
        {
            yield return line;
        }
    }

    private static string Deleted(ConfigPlan plan)
    {
        var names = plan.Operations.Where(operation => operation.Op == "delete").Select(Name).ToList();
        var unlisted = plan.Deletes - names.Count;
        return string.Join(", ", unlisted > 0 ? [.. names, $"{unlisted} that the service does not name"] : names);
    }

    private static (char Sign, LineKind Kind) SignOf(string op) => op switch
    {
        "create" => ('+', LineKind.Create),
        "update" => ('~', LineKind.Update),
        "delete" => ('-', LineKind.Delete),
        _ => ('?', LineKind.Update),
    };

    // A section that is one object is its own key.
    public static string Name(PlannedOperation operation) =>
        Printable.Escape(operation.Section == operation.Key ? operation.Section : $"{operation.Section} \"{operation.Key}\"");

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
