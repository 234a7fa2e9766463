using System.Text.Json.Nodes;
using Clients.WizChat.ConfigAsCode.Json;
using Clients.WizChat.ConfigAsCode.Secrets;

namespace Clients.WizChat.ConfigAsCode;

/// <summary>
/// Live configuration and file side by side for a line diff: same order of keys and resources, equal values written equally, only the
/// sections that the file manages, and no secret in either.
/// </summary>
public sealed class ConfigDiff
{
    private ConfigDiff(ConfigText live, ConfigText file, IReadOnlyList<string> unmanaged, bool isEmpty)
    {
        Live = live;
        File = file;
        UnmanagedSections = unmanaged;
        IsEmpty = isEmpty;
    }

    /// <summary>Gets the live side.</summary>
    public ConfigText Live { get; }

    /// <summary>Gets the file's side.</summary>
    public ConfigText File { get; }

    /// <summary>Gets the live sections that the file does not mention, or mentions as null. The diff leaves them out.</summary>
    public IReadOnlyList<string> UnmanagedSections { get; }

    /// <summary>Gets whether both sides mean the same, hidden values included.</summary>
    public bool IsEmpty { get; }

    /// <summary>Compares a file with the live configuration.</summary>
    /// <param name="live">The exported configuration.</param>
    /// <param name="file">The file, its <c>${env:NAME}</c> unresolved.</param>
    /// <param name="variables">The variables that the file may read; those that it lists, from the environment of this process, when null.</param>
    /// <param name="sensitivePaths">Paths of literal secrets, in addition to those the file lists under <c>x-clients.sensitive</c>.</param>
    /// <exception cref="ConfigFormatException">A variable is not allowed, unset or empty, or a document has no <c>spec</c>.</exception>
    /// <exception cref="ArgumentException">A path is malformed.</exception>
    public static ConfigDiff Between(ConfigText live, ConfigText file, ConfigVariables? variables = null, IEnumerable<string>? sensitivePaths = null)
    {
        ArgumentNullException.ThrowIfNull(live);
        ArgumentNullException.ThrowIfNull(file);
        var resolved = ResolvedDocument.Of(file, variables ?? new ConfigVariables(), ConfigPath.ParseAll(sensitivePaths ?? [], nameof(sensitivePaths)));
        var liveRoot = live.IsFile ? EnvironmentReferences.Unescape(live.Root) : live.Root;
        var mask = SecretMask.Of(resolved, liveRoot);
        var place = mask.Document.Into("spec");
        var (liveSpec, fileSpec, resolvedSpec) = (Spec(liveRoot), Spec(resolved.Source), Spec(resolved.Root));
        var managed = fileSpec.Where(section => section.Value is not null).Select(section => section.Key).ToList();
        var both = managed.Where(liveSpec.ContainsKey).ToList();
        var unmanaged = liveSpec.Select(section => section.Key).Except(managed);
        var shownLive = both.Select(section => KeyValuePair.Create(section, Align(liveSpec[section], place.Into(section), mask)));
        var shownFile = managed.Select(section => KeyValuePair.Create(section, ResolvedDocument.Redact(fileSpec[section], place.Into(section).At)));
        return new ConfigDiff(
            new ConfigText(new JsonObject(shownLive), isFile: true),
            new ConfigText(new JsonObject(shownFile), isFile: true),
            [.. unmanaged],
            both.Count == managed.Count && both.TrueForAll(section => SameInAnyOrder(liveSpec[section], resolvedSpec[section])));
    }

    private static JsonObject Spec(JsonNode? root) => root.Get("spec") as JsonObject ?? throw new ConfigFormatException("The document has no spec.", "spec");

    private static JsonNode? Align(JsonNode? live, SecretMask.Place place, SecretMask mask)
    {
        switch (live, place.Source)
        {
            case (JsonObject from, JsonObject order):
                var first = order.Where(property => from.ContainsKey(property.Key))
                    .Select(property => KeyValuePair.Create(property.Key, Align(from[property.Key], place.Into(property.Key), mask)));
                var rest = from.Where(property => !order.ContainsKey(property.Key))
                    .Select(property => KeyValuePair.Create(property.Key, mask.Show(property.Value, place.Into(property.Key))));
                return new JsonObject(first.Concat(rest));
            case (JsonArray from, JsonArray order) when AreResources(from) && AreResources(order):
                var left = ResourceKey.Index(from);
                var items = new List<JsonNode?>();
                for (var i = 0; i < order.Count; i++)
                {
                    var resolved = ((JsonArray)place.Resolved!)[i];
                    if (left.Remove(ResourceKey.Of(resolved)!, out var match))
                    {
                        items.Add(Align(match, new SecretMask.Place(order[i], resolved, place.At.Item(resolved)), mask));
                    }
                }

                var others = from.Where(item => left.ContainsKey(ResourceKey.Of(item)!));
                return new JsonArray([.. items, .. others.Select(item => mask.Show(item, new SecretMask.Place(null, null, place.At.Item(item))))]);
            default:
                return mask.Show(live, place);
        }
    }

    // Resources have no order of their own.
    private static bool SameInAnyOrder(JsonNode? live, JsonNode? file)
    {
        if (live is not JsonArray from || file is not JsonArray to || !AreResources(from) || !AreResources(to))
        {
            return JsonMeaning.Same(live, file);
        }

        var byKey = ResourceKey.Index(from);
        return from.Count == to.Count && to.All(item => byKey.TryGetValue(ResourceKey.Of(item)!, out var match) && JsonMeaning.Same(match, item));
    }

    private static bool AreResources(JsonArray array) => array.All(item => ResourceKey.Of(item) is not null);
}
