using System.Text.Json.Nodes;

namespace KiotaGate.Diff;

/// <summary>Walks two versions of a document side by side: servers, security, operations, then component schemas.</summary>
internal sealed class DocumentComparer
{
    private static readonly string[] OperationTexts = ["summary", "description", "tags", "operationId", "externalDocs"];

    private readonly ChangeLog _log = new();
    private readonly JsonObject _before;
    private readonly JsonObject _after;
    private readonly SchemaComparer _schemas;

    private DocumentComparer(JsonObject before, JsonObject after)
    {
        _before = before;
        _after = after;
        _schemas = new SchemaComparer(_log);
    }

    public static IReadOnlyList<SpecChange> Compare(JsonObject before, JsonObject after)
    {
        var comparer = new DocumentComparer(before, after);
        comparer.CompareRoot();
        comparer.CompareOperations();
        comparer.CompareComponents();
        return comparer._log.Changes;
    }

    private void CompareRoot()
    {
        if (ServerUrl(_before) != ServerUrl(_after))
        {
            _log.Breaking("servers", $"base URL changed from {ServerUrl(_before) ?? "none"} to {ServerUrl(_after) ?? "none"}");
        }

        if (!JsonNode.DeepEquals(_before["security"], _after["security"]))
        {
            _log.Breaking("security", "the document's security requirements changed");
        }

        if (!JsonNode.DeepEquals(_before.Child("components")?["securitySchemes"], _after.Child("components")?["securitySchemes"]))
        {
            _log.Breaking("components.securitySchemes", "security schemes changed");
        }

        foreach (var text in new[] { "info", "tags", "externalDocs", "openapi" })
        {
            if (!JsonNode.DeepEquals(_before[text], _after[text]))
            {
                _log.Documentation(text, "changed");
            }
        }
    }

    private static string? ServerUrl(JsonObject document) => document.List("servers")?.FirstOrDefault().Text("url");

    private void CompareOperations() => ChangeLog.Pair(
        _before.Operations().ToDictionary(operation => operation.Key, StringComparer.Ordinal),
        _after.Operations().ToDictionary(operation => operation.Key, StringComparer.Ordinal),
        (key, _) => _log.Breaking(key, "operation removed"),
        (key, _) => _log.Additive(key, "operation added"),
        (key, before, after) =>
        {
            ChangeLog.Pair(
                _before.Parameters(before.PathItem, before.Operation),
                _after.Parameters(after.PathItem, after.Operation),
                (name, _) => _log.Breaking($"{key} {name}", "parameter removed"),
                (name, parameter) => _log.Add(parameter.Flag("required"), $"{key} {name}", parameter.Flag("required") ? "parameter added, required" : "parameter added"),
                (name, old, current) => CompareParameter($"{key} {name}", old, current));
            CompareBody(key, _before.Resolve(before.Operation["requestBody"]), _after.Resolve(after.Operation["requestBody"]));
            ChangeLog.Pair(
                Responses(_before, before.Operation),
                Responses(_after, after.Operation),
                (status, _) => _log.Breaking($"{key} response {status}", "response removed"),
                (status, _) => _log.Additive($"{key} response {status}", "response added"),
                (status, old, current) => CompareResponse($"{key} response {status}", old, current));
            CompareOperationRest(key, before.Operation, after.Operation);
        });

    private void CompareParameter(string location, JsonObject old, JsonObject current)
    {
        if (old.Flag("required") != current.Flag("required"))
        {
            _log.Add(current.Flag("required"), location, current.Flag("required") ? "became required" : "became optional");
        }

        foreach (var keyword in new[] { "style", "explode", "allowReserved" })
        {
            if (!JsonNode.DeepEquals(old[keyword], current[keyword]))
            {
                _log.Breaking(location, $"{keyword} changed");
            }
        }

        CompareTexts(location, old, current, "description", "example", "examples");
        _schemas.Compare(location, old["schema"], current["schema"], Direction.Request);
    }

    private void CompareBody(string key, JsonObject? old, JsonObject? current)
    {
        var location = $"{key} body";
        if (old is null || current is null)
        {
            if (!ReferenceEquals(old, current))
            {
                _log.Add(old is not null || current.Flag("required"), location, old is null ? "request body added" : "request body removed");
            }

            return;
        }

        if (old.Flag("required") != current.Flag("required"))
        {
            _log.Add(current.Flag("required"), location, current.Flag("required") ? "became required" : "became optional");
        }

        CompareTexts(location, old, current, "description");
        CompareContent(location, old, current, Direction.Request);
    }

    private void CompareResponse(string location, JsonObject old, JsonObject current)
    {
        CompareTexts(location, old, current, "description");
        if (!JsonNode.DeepEquals(old["headers"], current["headers"]))
        {
            _log.Additive(location, "headers changed");
        }

        CompareContent(location, old, current, Direction.Response);
    }

    private void CompareContent(string location, JsonObject old, JsonObject current, Direction direction) => ChangeLog.Pair(
        Objects(old.Child("content")),
        Objects(current.Child("content")),
        (type, _) => _log.Breaking($"{location} {type}", "content type removed"),
        (type, _) => _log.Additive($"{location} {type}", "content type added"),
        (type, before, after) => _schemas.Compare($"{location} {type}", before["schema"], after["schema"], direction));

    private void CompareOperationRest(string key, JsonObject old, JsonObject current)
    {
        CompareTexts(key, old, current, OperationTexts);
        if (!JsonNode.DeepEquals(old["security"], current["security"]))
        {
            _log.Breaking(key, "security requirements changed");
        }

        if (old.Flag("deprecated") != current.Flag("deprecated"))
        {
            _log.Additive(key, current.Flag("deprecated") ? "deprecated" : "no longer deprecated");
        }

        foreach (var extension in old.Concat(current).Select(pair => pair.Key).Where(name => name.StartsWith("x-", StringComparison.Ordinal)).Distinct())
        {
            if (!JsonNode.DeepEquals(old[extension], current[extension]))
            {
                _log.Additive(key, $"{extension} changed");
            }
        }
    }

    private void CompareTexts(string location, JsonObject old, JsonObject current, params string[] texts)
    {
        foreach (var text in texts.Where(text => !JsonNode.DeepEquals(old[text], current[text])))
        {
            _log.Documentation(location, $"{text} changed");
        }
    }

    private void CompareComponents()
    {
        var usage = new SchemaUsage(_after);
        ChangeLog.Pair(
            Objects(_before.Child("components").Child("schemas")),
            Objects(_after.Child("components").Child("schemas")),
            (name, _) => _log.Breaking(name, "schema removed"),
            (name, _) => _log.Additive(name, "schema added"),
            (name, old, current) => _schemas.Compare(name, old, current, usage.Of(name)));
    }

    private static Dictionary<string, JsonObject> Responses(JsonObject document, JsonObject operation) =>
        operation.Child("responses")?.Select(pair => (pair.Key, Value: document.Resolve(pair.Value))).Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.Ordinal) ?? [];

    private static Dictionary<string, JsonObject> Objects(JsonObject? holder) =>
        holder?.Where(pair => pair.Value is JsonObject).ToDictionary(pair => pair.Key, pair => (JsonObject)pair.Value!, StringComparer.Ordinal) ?? [];
}
