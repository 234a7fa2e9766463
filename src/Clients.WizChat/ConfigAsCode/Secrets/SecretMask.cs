using System.Text.Json.Nodes;
using Clients.Core.Diagnostics;
using Clients.WizChat.ConfigAsCode.Json;

namespace Clients.WizChat.ConfigAsCode.Secrets;

/// <summary>
/// Hides the secrets of a document: by place (whatever stands where the file has a reference or a sensitive path is never shown, neither the new
/// value nor the one before) and by value (secret text is replaced wherever else it occurs, see <see cref="SecretForms"/>).
/// </summary>
internal sealed class SecretMask
{
    public const string Hidden = "(hidden)";

    private readonly SecretForms _forms;

    private SecretMask(ResolvedDocument document, SecretForms forms)
    {
        Document = new Place(document.Source, document.Root, SensitivePosition.Root(document.Sensitive));
        _forms = forms;
    }

    /// <summary>The place of the document as a whole.</summary>
    public Place Document { get; }

    /// <param name="document">The document whose secrets are hidden.</param>
    /// <param name="live">The live configuration. Its values in the places of secrets are secrets too. Null when it is not known.</param>
    public static SecretMask Of(ResolvedDocument document, JsonNode? live = null)
    {
        var secrets = document.Variables.Select(variable => (variable.Value, $"${{env:{variable.Key}}}"))
            .Concat(document.SensitiveLiterals(document.Source).Select(literal => (TextOf(literal.Value), Hidden)));
        if (live is not null)
        {
            secrets = secrets
                .Concat(document.SensitiveLiterals(live).Select(literal => (TextOf(literal.Value), Hidden)))
                .Concat(FormerValues(document.Source, document.Root, live).Select(value => (value, Hidden)));
        }

        // Live text is shown with its references escaped.
        return new SecretMask(document, new SecretForms(secrets.Distinct().SelectMany(secret => new[] { secret, (EnvironmentReferences.Escape(secret.Item1), secret.Item2) })));
    }

    /// <summary>Whether a secret is in a text.</summary>
    public bool IsIn(string text) => _forms.IsIn(text);

    /// <summary>Returns a text as it may be shown.</summary>
    public string Show(string text) => _forms.Hide(text);

    /// <summary>Returns a value as it may be shown. A part that equals the file's is shown with the file's references.</summary>
    /// <param name="value">The value of the service.</param>
    /// <param name="place">What the file has in its place.</param>
    public JsonNode? Show(JsonNode? value, Place place)
    {
        if (place.Source is null)
        {
            return ShowLive(value, place.At);
        }

        if (JsonMeaning.Same(value, place.Resolved))
        {
            return ShowFile(place.Source, place.At);
        }

        return (value, place.Source) switch
        {
            (JsonObject map, JsonObject) => ShowProperties(map, property => Show(property.Value, place.Into(property.Key))),
            (JsonArray array, JsonArray) when EnvironmentReferences.HasReferenceWithin(place.Source) => ShowItems(array, place),
            _ when EnvironmentReferences.HasReferenceWithin(place.Source) => JsonValue.Create(Hidden),
            // A diff must show that two hidden values are not the same.
            (JsonValue, JsonValue) when place.At.IsSensitive => JsonValue.Create("(hidden, different)"),
            _ => ShowLive(value, place.At),
        };
    }

    /// <summary>Returns an answer of the service with every secret in it replaced, wherever it stands.</summary>
    public JsonNode? ShowAnswer(JsonNode? answer) => _forms.IsEmpty ? answer : Rewrite(answer, SensitivePosition.Root([]), text => text);

    private JsonNode? ShowFile(JsonNode? source, SensitivePosition at) => Rewrite(ResolvedDocument.Redact(source, at), SensitivePosition.Root([]), text => text);

    private JsonNode? ShowLive(JsonNode? value, SensitivePosition at) => Rewrite(value, at, EnvironmentReferences.Escape);

    private JsonNode? Rewrite(JsonNode? value, SensitivePosition at, Func<string, string> escape)
    {
        switch (value)
        {
            case JsonArray array:
                return new JsonArray([.. array.Select(item => Rewrite(item, at.Item(item), escape))]);
            case JsonObject map:
                return ShowProperties(map, property => Rewrite(property.Value, at.Into(property.Key), escape));
            case null:
                return null;
            case not null when at.IsSensitive:
                return JsonValue.Create(Hidden);
        }

        var text = value.AsString();
        var shown = text is null ? Show(TextOf(value)) : Show(escape(text));
        return shown == (text ?? TextOf(value)) ? value.DeepClone() : JsonValue.Create(shown);
    }

    private JsonObject ShowProperties(JsonObject map, Func<KeyValuePair<string, JsonNode?>, JsonNode?> show)
    {
        var shown = new JsonObject();
        foreach (var property in map)
        {
            // Two names may look the same once secrets are hidden in them. One of them is enough to be shown.
            shown[Show(property.Key)] = show(property);
        }

        return shown;
    }

    // Items move. An item that the file does not have may be what a reference stood for before.
    private JsonArray ShowItems(JsonArray array, Place place)
    {
        var (sources, resolved) = ((JsonArray)place.Source!, (JsonArray)place.Resolved!);
        var sourceByMeaning = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        for (var i = 0; i < sources.Count; i++)
        {
            sourceByMeaning.TryAdd(JsonMeaning.Fingerprint(resolved[i]), sources[i]);
        }

        return new JsonArray([.. array.Select((item, i) =>
        {
            if (sourceByMeaning.TryGetValue(JsonMeaning.Fingerprint(item), out var same))
            {
                return ShowFile(same, place.At.Item(item));
            }

            return item is JsonObject && i < sources.Count && sources[i] is JsonObject
                ? Show(item, new Place(sources[i], resolved[i], place.At.Item(item)))
                : JsonValue.Create(Hidden);
        })]);
    }

    /// <summary>The live strings in the places of references, and the part of each that stands for the reference when the rest is as in the file.</summary>
    private static IEnumerable<string> FormerValues(JsonNode? source, JsonNode? resolved, JsonNode? live)
    {
        switch (source, resolved, live)
        {
            case (JsonObject from, JsonObject to, JsonObject now):
                return from.SelectMany(property => now.TryGetPropertyValue(property.Key, out var value) ? FormerValues(property.Value, to[property.Key], value) : []);
            case (JsonArray from, JsonArray to, JsonArray now) when EnvironmentReferences.HasReferenceWithin(source):
                var byKey = ResourceKey.Index(now);
                return from.SelectMany((item, i) => ResourceKey.Of(to[i]) is { } key && byKey.TryGetValue(key, out var value) ? FormerValues(item, to[i], value) : []);
            case (JsonValue from, _, JsonValue now) when now.AsString() is { } text && EnvironmentReferences.HasReference(from) && !JsonMeaning.Same(resolved, live):
                return FormerParts(from.AsString()!, text);
            default:
                return [];
        }
    }

    private static IEnumerable<string> FormerParts(string source, string live)
    {
        yield return live;
        if (EnvironmentReferences.AroundReference(source) is var (before, after)
            && live.Length >= before.Length + after.Length
            && live.StartsWith(before, StringComparison.Ordinal)
            && live.EndsWith(after, StringComparison.Ordinal))
        {
            yield return live[before.Length..^after.Length];
        }
    }

    private static string TextOf(JsonNode scalar) => scalar.AsString() ?? scalar.AsRawText()!;

    /// <summary>A place in the file: its text with references, the same resolved, and whether it is marked as sensitive.</summary>
    /// <param name="Source">What the file has there; null when it has nothing.</param>
    /// <param name="Resolved">The same with its references resolved.</param>
    /// <param name="At">The position among the sensitive paths.</param>
    internal readonly record struct Place(JsonNode? Source, JsonNode? Resolved, SensitivePosition At)
    {
        public Place Into(string name) => new(Source.Get(name), Resolved.Get(name), At.Into(name));
    }
}
