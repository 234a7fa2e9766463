using Clients.WizChat.ConfigAsCode.Secrets;
using Clients.WizChat.ConfigAsCode.Text;

namespace Clients.WizChat.ConfigAsCode;

/// <summary>Reads the plan of an answer into what may be shown. Tolerant: an operation that is not understood is shown, never left out.</summary>
internal sealed class PlanReader
{
    private static readonly string[] Kinds = ["create", "update", "delete", "noop"];

    private readonly SecretMask _mask;
    private readonly TextNode? _live;
    private readonly Dictionary<string, SectionIndex> _sections = new(StringComparer.Ordinal);

    private PlanReader(SecretMask mask, TextNode? live)
    {
        _mask = mask;
        _live = live;
    }

    /// <param name="result">The answer of a dry run or apply.</param>
    /// <param name="mask">Hides the secrets of the document that was sent.</param>
    /// <param name="live">The live configuration that the plan starts from; null when it is not known.</param>
    public static (IReadOnlyList<PlannedOperation> Operations, PlanCounts Unlisted) Read(TextNode result, SecretMask mask, TextNode? live)
    {
        var reader = new PlanReader(mask, live);
        var operations = (result["plan"]?["operations"] as TextArray)?.Items.Select(reader.ReadOperation).ToList() ?? [];
        return (operations, PlanCounts.Beyond(operations, result["plan"]?["summary"]));
    }

    private PlannedOperation ReadOperation(TextNode operation)
    {
        var section = String(operation, "section");
        var key = String(operation, "key");
        var said = String(operation, "op");
        var op = Kinds.FirstOrDefault(kind => kind.Equals(said, StringComparison.OrdinalIgnoreCase)) ?? _mask.Show(said);
        var fields = op == "noop" ? [] : Fields(operation, op, ResourceOf(section, key, operation));
        var isKnown = _mask.Document.Source?["spec"]?[section] is not null || _live?["spec"]?[section] is not null;
        return new PlannedOperation(isKnown ? section : _mask.Show(section), op, _mask.Show(key), fields);
    }

    private List<PlannedField> Fields(TextNode operation, string op, Resource resource)
    {
        if (op == "update" && operation["changes"] is TextArray { Items.Count: > 0 } changes)
        {
            return [.. changes.Items.Select(change => Field(String(change, "path"), change["before"], change["after"], resource))];
        }

        var before = op == "create" ? null : operation["before"];
        var after = op == "delete" ? null : operation["after"];
        return [.. FieldDifference.Between(before, after).Select(field => Field(field.Path, field.Before, field.After, resource))];
    }

    /// <summary>A field whose path the service has written.</summary>
    private PlannedField Field(string path, TextNode? before, TextNode? after, Resource resource)
    {
        string[] steps = path.Split('.');
        return resource.Has(steps)
            ? Field(steps, before, after, resource)
            // A path that leads nowhere may name a field with a secret in another spelling. Show nothing rather than the secret.
            : new PlannedField(_mask.Show(path), Unplaced(before, resource), Unplaced(after, resource));
    }

    private PlannedField Field(IReadOnlyList<string> steps, TextNode? before, TextNode? after, Resource resource)
    {
        var place = steps.Aggregate(resource.Place, (at, step) => EnvironmentReferences.HasReference(at.Source) || at.Source is TextArray ? at : at.Into(step));
        var path = string.Join('.', steps);
        return new PlannedField(resource.IsInFile(steps) ? path : _mask.Show(path), Placed(before, place), Placed(after, place));
    }

    private string? Placed(TextNode? value, SecretMask.Place place) => value is null ? null : JsonTextWriter.Write(_mask.Show(value, place));

    private string? Unplaced(TextNode? value, Resource resource) => value switch
    {
        null => null,
        _ when resource.HasSecrets => JsonString.Encode(SecretMask.Hidden),
        _ => JsonTextWriter.Write(_mask.Show(value, new SecretMask.Place(null, null, resource.Place.At))),
    };

    private Resource ResourceOf(string section, string key, TextNode operation)
    {
        if (!_sections.TryGetValue(section, out var index))
        {
            _sections[section] = index = new SectionIndex(_mask.Document.Into("spec").Into(section), _live?["spec"]?[section]);
        }

        return index.Find(key, operation["before"] ?? operation["after"]);
    }

    private static string String(TextNode node, string name) => node[name] is TextScalar scalar ? scalar.Value : "?";

    /// <summary>A resource in the file and in the live configuration.</summary>
    private sealed record Resource(SecretMask.Place Place, TextNode? Live)
    {
        public bool HasSecrets => EnvironmentReferences.HasReferenceWithin(Place.Source) || Place.At.MayLeadToSensitive;

        public bool IsInFile(IReadOnlyList<string> steps) => Leads(Place.Source, steps);

        public bool Has(IReadOnlyList<string> steps) => IsInFile(steps) || Leads(Live, steps);

        private static bool Leads(TextNode? node, IReadOnlyList<string> steps)
        {
            foreach (var step in steps)
            {
                node = node?[step];
            }

            return node is not null;
        }
    }

    /// <summary>The resources of a section by key.</summary>
    private sealed class SectionIndex
    {
        private readonly SecretMask.Place _place;
        private readonly TextNode? _live;
        private readonly Dictionary<string, (TextNode Source, TextNode Resolved)> _ofFile = new(StringComparer.Ordinal);
        private readonly Dictionary<string, TextNode> _ofService = new(StringComparer.Ordinal);

        public SectionIndex(SecretMask.Place place, TextNode? live)
        {
            (_place, _live) = (place, live);
            if (place is { Source: TextArray sources, Resolved: TextArray values })
            {
                for (var i = 0; i < sources.Items.Count; i++)
                {
                    _ = ResourceKey.Of(values.Items[i]) is { } key && _ofFile.TryAdd(key, (sources.Items[i], values.Items[i]));
                }
            }

            foreach (var item in (live as TextArray)?.Items ?? [])
            {
                _ = ResourceKey.Of(item) is { } key && _ofService.TryAdd(key, item);
            }
        }

        public Resource Find(string key, TextNode? value)
        {
            if (_place.Source is not TextArray && _live is not TextArray)
            {
                return new Resource(_place, _live);
            }

            var (source, resolved) = _ofFile.TryGetValue(key, out var found) ? (found.Source, found.Resolved) : ((TextNode?)null, (TextNode?)null);
            var live = _ofService.GetValueOrDefault(key);
            return new Resource(new SecretMask.Place(source, resolved, _place.At.Item(resolved ?? live ?? value ?? TextNode.Null)), live);
        }
    }
}
