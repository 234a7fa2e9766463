using System.Globalization;
using System.Text.Json.Nodes;
using Clients.WizChat.ConfigAsCode.Json;
using Clients.WizChat.ConfigAsCode.Secrets;

namespace Clients.WizChat.ConfigAsCode;

/// <summary>The file format of a kept plan.</summary>
internal static class SavedPlan
{
    private const string Format = "clients.wizchat.plan/2";

    // A plan holds the document, and before and after of every change.
    private const int MaxLength = 4 * JsonText.MaxLength;

    public static string Write(ConfigPlan plan)
    {
        var (source, binding) = (plan.Source, plan.Binding.Keep());
        var document = source.Document.AsFile();
        var redacted = ResolvedDocument.Redact(document, SensitivePosition.Root(source.Sensitive));
        var content = new JsonObject
        {
            ["format"] = Format,
            ["service"] = source.Service,
            ["chatbotId"] = source.ChatbotId,
            ["prune"] = source.Prune,
            ["createdAt"] = source.CreatedAt.ToString("O", CultureInfo.InvariantCulture),
            ["variables"] = Strings(source.Variables),
            ["emptyVariables"] = Strings(source.EmptyVariables),
            ["sensitive"] = Strings(source.Sensitive.Select(path => path.Text)),
            ["salt"] = binding.Salt,
            ["live"] = binding.Live,
            ["values"] = binding.Values,
            ["operations"] = new JsonArray([.. plan.Operations.Select(Write)]),
        };
        if (plan.Unlisted != PlanCounts.None)
        {
            content["unlisted"] = plan.Unlisted.Write();
        }

        content["needsDocument"] = source.NeedsDocument || !JsonMeaning.Same(document, redacted);
        content["document"] = redacted;
        content["checksum"] = JsonMeaning.Fingerprint(content);
        return JsonTextWriter.Write(content, indented: true) + "\n";
    }

    public static ConfigPlan Read(string json)
    {
        var root = JsonText.Read(json, MaxLength);
        if (root.Get("format").AsString() != Format)
        {
            throw new ConfigFormatException($"This is not a kept plan of the format {Format}. Plan again with this version.");
        }

        if (String(root, "checksum") != JsonMeaning.Fingerprint(root, "checksum"))
        {
            throw new ConfigFormatException("The plan was edited after it was made: its checksum does not match. Plan again.");
        }

        try
        {
            return new ConfigPlan(
                ReadSource(root),
                PlanBinding.Kept(String(root, "salt"), String(root, "live"), root.Get("values").AsString()),
                root.Get("operations") is JsonArray operations ? [.. operations.Select(ReadOperation)] : throw Missing("operations"),
                PlanCounts.Read(root.Get("unlisted")));
        }
        catch (FormatException e)
        {
            throw new ConfigFormatException($"The kept plan cannot be read: {e.Message} Plan again.", inner: e);
        }
    }

    private static PlanSource ReadSource(JsonNode? root) => new()
    {
        Service = String(root, "service"),
        ChatbotId = String(root, "chatbotId"),
        Prune = root.Get("prune").IsTrue(),
        CreatedAt = DateTimeOffset.TryParse(String(root, "createdAt"), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var createdAt)
            ? createdAt
            : throw Missing("createdAt"),
        Variables = Strings(root, "variables"),
        EmptyVariables = Strings(root, "emptyVariables"),
        Sensitive = [.. Strings(root, "sensitive").Select(ConfigPath.Parse)],
        Document = new ConfigText(root.TryGet("document", out var document) ? document : throw Missing("document"), isFile: true),
        NeedsDocument = root.Get("needsDocument").IsTrue(),
    };

    private static JsonObject Write(PlannedOperation operation) => new()
    {
        ["section"] = operation.Section,
        ["op"] = operation.Op,
        ["key"] = operation.Key,
        ["fields"] = new JsonArray([.. operation.Fields.Select(Write)]),
    };

    private static JsonObject Write(PlannedField field)
    {
        var written = new JsonObject { ["path"] = field.Path };
        if (field.Before is { } before)
        {
            written["before"] = JsonText.Read(before, MaxLength);
        }

        if (field.After is { } after)
        {
            written["after"] = JsonText.Read(after, MaxLength);
        }

        return written;
    }

    private static PlannedOperation ReadOperation(JsonNode? node) => new(
        String(node, "section"),
        String(node, "op"),
        String(node, "key"),
        node.Get("fields") is JsonArray fields ? [.. fields.Select(ReadField)] : throw Missing("fields"));

    private static PlannedField ReadField(JsonNode? node) => new(
        String(node, "path"),
        node.TryGet("before", out var before) ? JsonTextWriter.Write(before) : null,
        node.TryGet("after", out var after) ? JsonTextWriter.Write(after) : null);

    private static JsonArray Strings(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    private static IReadOnlyList<string> Strings(JsonNode? node, string name) =>
        node.Get(name) is JsonArray array && array.All(item => item.IsString()) ? [.. array.Select(item => item.AsString()!)] : throw Missing(name);

    private static string String(JsonNode? node, string name) => node.Get(name).AsString() ?? throw Missing(name);

    private static ConfigFormatException Missing(string name) => new($"The kept plan lacks {name}. Plan again.");
}
