using System.Text.Json.Nodes;
using Clients.WizChat.ConfigAsCode.Json;
using Clients.WizChat.ConfigAsCode.Secrets;

namespace Clients.WizChat.ConfigAsCode;

/// <summary>Reads the plan of an answer into what may be shown. Tolerant: an operation that is not understood is shown, never left out.</summary>
internal sealed class PlanReader
{
    private static readonly string[] Kinds = ["create", "update", "delete", "noop"];

    private readonly SecretMask _mask;
    private readonly JsonNode? _live;
    private readonly Dictionary<string, SectionIndex> _sections = new(StringComparer.Ordinal);

    private PlanReader(SecretMask mask, JsonNode? live)
    {
        _mask = mask;
        _live = live;
    }

    /// <param name="result">The answer of a dry run or apply.</param>
    /// <param name="mask">Hides the secrets of the document that was sent.</param>
    /// <param name="live">The live configuration that the plan starts from; null when it is not known.</param>
    public static (IReadOnlyList<PlannedOperation> Operations, PlanCounts Unlisted) Read(JsonNode? result, SecretMask mask, JsonNode? live)
    {
        var reader = new PlanReader(mask, live);
        var operations = (result.Get("plan").Get("operations") as JsonArray)?.Select(reader.ReadOperation).ToList() ?? [];
        return (operations, PlanCounts.Beyond(operations, result.Get("plan").Get("summary")));
    }

    private PlannedOperation ReadOperation(JsonNode? operation)
    {
        var section = String(operation, "section");
        var key = String(operation, "key");
        var said = String(operation, "op");
        var op = Kinds.FirstOrDefault(kind => kind.Equals(said, StringComparison.OrdinalIgnoreCase)) ?? _mask.Show(said);
        var fields = op == "noop" ? [] : Fields(operation, op, ResourceOf(section, key, operation));
        var isKnown = _mask.Document.Source.Get("spec").TryGet(section, out _) || _live.Get("spec").TryGet(section, out _);
        return new PlannedOperation(isKnown ? section : _mask.Show(section), op, _mask.Show(key), fields);
    }

    private List<PlannedField> Fields(JsonNode? operation, string op, Resource resource)
    {
        if (op == "update" && operation.Get("changes") is JsonArray { Count: > 0 } changes)
        {
            return [.. changes.Select(change => Field(String(change, "path"), Found.In(change, "before"), Found.In(change, "after"), resource))];
        }

        var before = op == "create" ? null : Found.In(operation, "before");
        var after = op == "delete" ? null : Found.In(operation, "after");
        return [.. FieldDifference.Between(before, after).Select(field => Field(field.Path, field.Before, field.After, resource))];
    }

    /// <summary>A field whose path the service has written.</summary>
    private PlannedField Field(string path, Found? before, Found? after, Resource resource)
    {
        string[] steps = path.Split('.');
        return resource.Has(steps)
            ? Field(steps, before, after, resource)
            // A path that leads nowhere may name a field with a secret in another spelling. Show nothing rather than the secret.
            : new PlannedField(_mask.Show(path), Unplaced(before, resource), Unplaced(after, resource));
    }

    private PlannedField Field(IReadOnlyList<string> steps, Found? before, Found? after, Resource resource)
    {
        var place = steps.Aggregate(resource.Place, (at, step) => EnvironmentReferences.HasReference(at.Source) || at.Source is JsonArray ? at : at.Into(step));
        var path = string.Join('.', steps);
        return new PlannedField(resource.IsInFile(steps) ? path : _mask.Show(path), Placed(before, place), Placed(after, place));
    }

    private string? Placed(Found? value, SecretMask.Place place) => value is { } found ? JsonTextWriter.Write(_mask.Show(found.Value, place)) : null;

    private string? Unplaced(Found? value, Resource resource) => value switch
    {
        null => null,
        _ when resource.HasSecrets => JsonString.Encode(SecretMask.Hidden),
        { } found => JsonTextWriter.Write(_mask.Show(found.Value, new SecretMask.Place(null, null, resource.Place.At))),
    };

    private Resource ResourceOf(string section, string key, JsonNode? operation)
    {
        if (!_sections.TryGetValue(section, out var index))
        {
            _sections[section] = index = new SectionIndex(_mask.Document.Into("spec").Into(section), _live.Get("spec").Get(section));
        }

        return index.Find(key, operation.Get("before") ?? operation.Get("after"));
    }

    private static string String(JsonNode? node, string name) => node.Get(name) is JsonValue value ? value.AsString() ?? value.AsRawText()! : "?";

    /// <summary>A resource in the file and in the live configuration.</summary>
    private sealed record Resource(SecretMask.Place Place, JsonNode? Live)
    {
        public bool HasSecrets => EnvironmentReferences.HasReferenceWithin(Place.Source) || Place.At.MayLeadToSensitive;

        public bool IsInFile(IReadOnlyList<string> steps) => Leads(Place.Source, steps);

        public bool Has(IReadOnlyList<string> steps) => IsInFile(steps) || Leads(Live, steps);

        private static bool Leads(JsonNode? node, IReadOnlyList<string> steps) => steps.All(step => node.TryGet(step, out node));
    }

    /// <summary>The resources of a section by key.</summary>
    private sealed class SectionIndex
    {
        private readonly SecretMask.Place _place;
        private readonly JsonNode? _live;
        private readonly Dictionary<string, (JsonNode? Source, JsonNode? Resolved)> _ofFile = new(StringComparer.Ordinal);
        private readonly Dictionary<string, JsonNode> _ofService;

        public SectionIndex(SecretMask.Place place, JsonNode? live)
        {
            (_place, _live) = (place, live);
            _ofService = ResourceKey.Index(live as JsonArray);
            if (place is { Source: JsonArray sources, Resolved: JsonArray values })
            {
                for (var i = 0; i < sources.Count; i++)
                {
                    _ = ResourceKey.Of(values[i]) is { } key && _ofFile.TryAdd(key, (sources[i], values[i]));
                }
            }
        }

        public Resource Find(string key, JsonNode? value)
        {
            if (_place.Source is not JsonArray && _live is not JsonArray)
            {
                return new Resource(_place, _live);
            }

            var (source, resolved) = _ofFile.GetValueOrDefault(key);
            var live = _ofService.GetValueOrDefault(key);
            return new Resource(new SecretMask.Place(source, resolved, _place.At.Item(resolved ?? live ?? value)), live);
        }
    }
}
