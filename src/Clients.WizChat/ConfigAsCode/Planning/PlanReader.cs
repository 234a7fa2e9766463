using Clients.WizChat.ConfigAsCode.Secrets;
using Clients.WizChat.ConfigAsCode.Text;

namespace Clients.WizChat.ConfigAsCode;

/// <summary>Reads the plan of an answer into what may be shown. Tolerant: an operation that is not understood is shown, never dropped.</summary>
internal static class PlanReader
{
    private static readonly string[] Kinds = ["create", "update", "delete", "noop"];

    /// <param name="result">The answer of a dry run or apply.</param>
    /// <param name="source">The document that was sent, references unresolved.</param>
    /// <param name="resolved">The document that was sent.</param>
    /// <param name="mask">What went into it.</param>
    public static (IReadOnlyList<PlannedOperation> Operations, PlanCounts Unlisted) Read(TextNode result, TextNode source, TextNode resolved, SecretMask mask)
    {
        var operations = (result["plan"]?["operations"] as TextArray)?.Items.Select(operation => ReadOperation(operation, source, resolved, mask)).ToList() ?? [];
        return (operations, PlanCounts.Beyond(operations, result["plan"]?["summary"]));
    }

    private static PlannedOperation ReadOperation(TextNode operation, TextNode source, TextNode resolved, SecretMask mask)
    {
        var section = String(operation, "section");
        var key = String(operation, "key");
        var said = String(operation, "op");
        var op = Kinds.FirstOrDefault(kind => kind.Equals(said, StringComparison.OrdinalIgnoreCase)) ?? said;
        var resource = ResourceIn(source["spec"]?[section], resolved["spec"]?[section], key);
        var fields = op == "noop" ? [] : Fields(operation, op, resource, mask);
        return new PlannedOperation(section, op, mask.Show(key), fields);
    }

    private static List<PlannedField> Fields(TextNode operation, string op, TextNode? source, SecretMask mask)
    {
        var before = op == "create" ? null : operation["before"];
        var after = op == "delete" ? null : operation["after"];
        if (op == "update" && operation["changes"] is TextArray { Items.Count: > 0 } changes)
        {
            return [.. changes.Items.Select(change => Change(change, source, mask))];
        }

        return FieldDifference.Between(before, after)
            .Select(field => new PlannedField(string.Join('.', field.Path), Show(field.Before, source, field.Path, mask), Show(field.After, source, field.Path, mask)))
            .ToList();
    }

    private static PlannedField Change(TextNode change, TextNode? source, SecretMask mask)
    {
        var path = String(change, "path");
        string[] steps = path.Split('.');
        return new PlannedField(path, Show(change["before"], source, steps, mask), Show(change["after"], source, steps, mask));
    }

    private static string? Show(TextNode? value, TextNode? source, IReadOnlyList<string> path, SecretMask mask)
    {
        if (value is null)
        {
            return null;
        }

        var place = source;
        foreach (var step in path)
        {
            place = place?[step];
        }

        // The path is the service's word. Where it leads astray below a field with references, nothing is shown rather than a secret.
        return place is null && LeadsIntoReference(string.Join('.', path), source)
            ? JsonString.Encode(SecretMask.Hidden)
            : JsonTextWriter.Write(mask.Show(value, place));
    }

    private static bool LeadsIntoReference(string path, TextNode? source) => source is TextObject map
        && map.Properties.Any(property => path.StartsWith(property.Name, StringComparison.Ordinal) && EnvironmentReferences.HasReferenceWithin(property.Value));

    private static TextNode? ResourceIn(TextNode? source, TextNode? resolved, string key)
    {
        if (source is not TextArray items || resolved is not TextArray values)
        {
            return source;
        }

        for (var i = 0; i < items.Items.Count; i++)
        {
            if ((values.Items[i]["name"] ?? values.Items[i]["hostname"]) is TextScalar { IsString: true } name && name.Value == key)
            {
                return items.Items[i];
            }
        }

        return null;
    }

    private static string String(TextNode node, string name) => node[name] is TextScalar scalar ? scalar.Value : "?";
}
