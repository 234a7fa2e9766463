using System.Text.Json.Nodes;
using Clients.Sandbox.WizChat.Http;
using Clients.Sandbox.WizChat.Sections;

namespace Clients.Sandbox.WizChat.Reconcile;

/// <summary>A document as it was sent, checked before anything is planned.</summary>
internal sealed class DesiredState
{
    private DesiredState(IReadOnlyList<(Section, JsonNode)> sections) => Sections = sections;

    /// <summary>The managed sections in the order of reconciliation. A section that is omitted or null is not managed: it stays as it is.</summary>
    public IReadOnlyList<(Section Section, JsonNode Value)> Sections { get; }

    public static DesiredState Read(JsonObject document)
    {
        if (document.ContainsKey("dryRun"))
        {
            throw ApiProblem.Invalid("dryRun", "dryRun is not part of the document; send it as a query parameter");
        }

        RequireText(document, "apiVersion", ConfigExport.ApiVersion);
        RequireText(document, "kind", ConfigExport.Kind);
        var spec = document["spec"] as JsonObject ?? throw ApiProblem.Invalid("spec", "spec is required and must be an object");
        var documented = Section.All.Where(section => spec[section.Name] is not null);
        var unknown = spec.Where(field => field.Value is not null && Section.All.All(section => section.Name != field.Key)).Select(field => Section.Named(field.Key));
        var sections = documented.Concat(unknown).Select(section => (section, spec[section.Name]!)).ToList();
        foreach (var (section, value) in sections)
        {
            Validate(section, value);
        }

        return new DesiredState(sections);
    }

    private static void Validate(Section section, JsonNode value)
    {
        var path = $"spec.{section.Name}";
        if (!section.IsList)
        {
            if (section.Rules.Fields.Count > 0)
            {
                section.Rules.Validate(value as JsonObject ?? throw ApiProblem.Invalid(path, $"{path} must be an object"), path);
            }

            return;
        }

        var items = value as JsonArray ?? throw ApiProblem.Invalid(path, $"{path} must be an array");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < items.Count; i++)
        {
            var inner = $"{path}[{i}]";
            var item = items[i] as JsonObject ?? throw ApiProblem.Invalid(inner, $"{inner} must be an object");
            section.Rules.Validate(item, inner);
            if (!seen.Add((string)item[section.Key!]!))
            {
                throw ApiProblem.Invalid($"{inner}.{section.Key}", $"{inner}.{section.Key} is used twice");
            }
        }
    }

    private static void RequireText(JsonObject document, string field, string expected)
    {
        if (document[field] is not JsonValue value || !value.TryGetValue(out string? text) || text != expected)
        {
            throw ApiProblem.Invalid(field, $"{field} is required and must be {expected}");
        }
    }
}
