using System.Globalization;
using Clients.WizChat.ConfigAsCode.Text;

namespace Clients.WizChat.ConfigAsCode;

/// <summary>The file format of a kept plan.</summary>
internal static class SavedPlan
{
    private const string Format = "clients.wizchat.plan/1";

    public static string Write(ConfigPlan plan) => JsonTextWriter.Write(
        Object(
        [
            ("format", TextScalar.String(Format)),
            ("service", TextScalar.String(plan.Service)),
            ("chatbotId", TextScalar.String(plan.ChatbotId)),
            ("prune", new TextScalar(plan.Prune ? "true" : "false")),
            ("createdAt", TextScalar.String(plan.CreatedAt.ToString("O", CultureInfo.InvariantCulture))),
            ("liveFingerprint", TextScalar.String(plan.LiveFingerprint)),
            ("operations", new TextArray([.. plan.Operations.Select(Write)])),
            .. plan.Unlisted == PlanCounts.None ? Array.Empty<(string, TextNode)>() : [("unlisted", plan.Unlisted.Write())],
            ("document", plan.Document.Root),
        ]),
        indented: true) + "\n";

    public static ConfigPlan Read(string json)
    {
        var root = JsonTextReader.Read(json);
        if (root["format"] is not TextScalar { IsString: true, Value: Format })
        {
            throw new ConfigFormatException($"This is not a saved plan of the format {Format}; make one with this version.");
        }

        return new ConfigPlan(
            String(root, "service"),
            String(root, "chatbotId"),
            root["prune"] is TextScalar { Raw: "true" },
            DateTimeOffset.TryParse(String(root, "createdAt"), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var createdAt) ? createdAt : throw Missing("createdAt"),
            String(root, "liveFingerprint"),
            new ConfigText(root["document"] ?? throw Missing("document")),
            root["operations"] is TextArray operations ? [.. operations.Items.Select(ReadOperation)] : throw Missing("operations"),
            PlanCounts.Read(root["unlisted"]));
    }

    private static TextObject Write(PlannedOperation operation) => Object(
        ("section", TextScalar.String(operation.Section)),
        ("op", TextScalar.String(operation.Op)),
        ("key", TextScalar.String(operation.Key)),
        ("fields", new TextArray([.. operation.Fields.Select(Write)])));

    private static TextObject Write(PlannedField field)
    {
        var properties = new List<(string, TextNode)> { ("path", TextScalar.String(field.Path)) };
        if (field.Before is { } before)
        {
            properties.Add(("before", JsonTextReader.Read(before)));
        }

        if (field.After is { } after)
        {
            properties.Add(("after", JsonTextReader.Read(after)));
        }

        return Object([.. properties]);
    }

    private static PlannedOperation ReadOperation(TextNode node) => new(
        String(node, "section"),
        String(node, "op"),
        String(node, "key"),
        node["fields"] is TextArray fields ? [.. fields.Items.Select(ReadField)] : throw Missing("fields"));

    private static PlannedField ReadField(TextNode node) => new(
        String(node, "path"),
        node["before"] is { } before ? JsonTextWriter.Write(before) : null,
        node["after"] is { } after ? JsonTextWriter.Write(after) : null);

    private static TextObject Object(params IEnumerable<(string Name, TextNode Value)> properties) =>
        new([.. properties.Select(property => TextProperty.Named(property.Name, property.Value))]);

    private static string String(TextNode node, string name) => node[name] is TextScalar { IsString: true } text ? text.Value : throw Missing(name);

    private static ConfigFormatException Missing(string name) => new($"The saved plan lacks {name}; make it again.");
}
