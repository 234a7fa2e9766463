using System.Globalization;
using Clients.WizChat.ConfigAsCode.Secrets;
using Clients.WizChat.ConfigAsCode.Text;

namespace Clients.WizChat.ConfigAsCode;

/// <summary>The file format of a kept plan.</summary>
internal static class SavedPlan
{
    private const string Format = "clients.wizchat.plan/2";

    public static string Write(ConfigPlan plan)
    {
        var (source, binding) = (plan.Source, plan.Binding.Keep());
        var document = source.Document.AsFile();
        var redacted = ResolvedDocument.Redact(document, SensitivePosition.Root(source.Sensitive));
        var content = Object(
        [
            ("format", TextScalar.String(Format)),
            ("service", TextScalar.String(source.Service)),
            ("chatbotId", TextScalar.String(source.ChatbotId)),
            ("prune", Boolean(source.Prune)),
            ("createdAt", TextScalar.String(source.CreatedAt.ToString("O", CultureInfo.InvariantCulture))),
            ("variables", Strings(source.Variables)),
            ("emptyVariables", Strings(source.EmptyVariables)),
            ("sensitive", Strings(source.Sensitive.Select(path => path.Text))),
            ("salt", TextScalar.String(binding.Salt!)),
            ("live", TextScalar.String(binding.Live)),
            ("values", binding.Values is { } values ? TextScalar.String(values) : TextNode.Null),
            ("operations", new TextArray([.. plan.Operations.Select(Write)])),
            .. plan.Unlisted == PlanCounts.None ? Array.Empty<(string, TextNode)>() : [("unlisted", plan.Unlisted.Write())],
            ("needsDocument", Boolean(source.NeedsDocument || !TextComparer.Same(document, redacted))),
            ("document", redacted),
        ]);
        return JsonTextWriter.Write(content.With("checksum", TextScalar.String(TextFingerprint.Of(content))), indented: true) + "\n";
    }

    public static ConfigPlan Read(string json)
    {
        var root = JsonTextReader.Read(json) as TextObject;
        if (root?["format"] is not TextScalar { IsString: true, Value: Format })
        {
            throw new ConfigFormatException($"This is not a kept plan of the format {Format}. Plan again with this version.");
        }

        if (String(root, "checksum") != TextFingerprint.Of(root.Without("checksum")))
        {
            throw new ConfigFormatException("The plan was edited after it was made: its checksum does not match. Plan again.");
        }

        try
        {
            return new ConfigPlan(
                ReadSource(root),
                PlanBinding.Kept(String(root, "salt"), String(root, "live"), root["values"] is TextScalar { IsString: true } values ? values.Value : null),
                root["operations"] is TextArray operations ? [.. operations.Items.Select(ReadOperation)] : throw Missing("operations"),
                PlanCounts.Read(root["unlisted"]));
        }
        catch (FormatException e)
        {
            throw new ConfigFormatException($"The kept plan cannot be read: {e.Message} Plan again.", inner: e);
        }
    }

    private static PlanSource ReadSource(TextNode root) => new()
    {
        Service = String(root, "service"),
        ChatbotId = String(root, "chatbotId"),
        Prune = IsTrue(root, "prune"),
        CreatedAt = DateTimeOffset.TryParse(String(root, "createdAt"), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var createdAt)
            ? createdAt
            : throw Missing("createdAt"),
        Variables = Strings(root, "variables"),
        EmptyVariables = Strings(root, "emptyVariables"),
        Sensitive = [.. Strings(root, "sensitive").Select(ConfigPath.Parse)],
        Document = new ConfigText(root["document"] ?? throw Missing("document"), isFile: true),
        NeedsDocument = IsTrue(root, "needsDocument"),
    };

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

    private static TextArray Strings(IEnumerable<string> texts) => new([.. texts.Select(TextScalar.String)]);

    private static IReadOnlyList<string> Strings(TextNode node, string name) =>
        node[name] is TextArray array && array.Items.All(item => item is TextScalar { IsString: true })
            ? [.. array.Items.Select(item => ((TextScalar)item).Value)]
            : throw Missing(name);

    private static TextScalar Boolean(bool value) => new(value ? "true" : "false");

    private static bool IsTrue(TextNode node, string name) => node[name] is TextScalar { Raw: "true" };

    private static string String(TextNode node, string name) => node[name] is TextScalar { IsString: true } text ? text.Value : throw Missing(name);

    private static ConfigFormatException Missing(string name) => new($"The kept plan lacks {name}. Plan again.");
}
