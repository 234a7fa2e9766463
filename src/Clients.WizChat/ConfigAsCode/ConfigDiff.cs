using Clients.WizChat.ConfigAsCode.Secrets;
using Clients.WizChat.ConfigAsCode.Text;

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
        var managed = fileSpec.Properties.Where(property => property.Value is not TextScalar { IsNull: true }).ToList();
        var both = managed.Where(property => liveSpec.Find(property.Name) is not null).ToList();
        var unmanaged = liveSpec.Properties.Select(property => property.Name).Where(name => managed.TrueForAll(property => property.Name != name));
        var shownLive = both.Select(property => property.With(Align(liveSpec.Find(property.Name)!, place.Into(property.Name), mask)));
        var shownFile = managed.Select(property => property.With(ResolvedDocument.Redact(property.Value, place.Into(property.Name).At)));
        return new ConfigDiff(
            new ConfigText(new TextObject([.. shownLive]), isFile: true),
            new ConfigText(new TextObject([.. shownFile]), isFile: true),
            [.. unmanaged],
            both.Count == managed.Count && both.TrueForAll(property => SameInAnyOrder(liveSpec.Find(property.Name)!, resolvedSpec.Find(property.Name)!)));
    }

    private static TextObject Spec(TextNode root) => root["spec"] as TextObject ?? throw new ConfigFormatException("The document has no spec.", "spec");

    private static TextNode Align(TextNode live, SecretMask.Place place, SecretMask mask)
    {
        switch (live, place.Source)
        {
            case (TextObject from, TextObject order):
                var first = order.Properties.Where(property => from.Find(property.Name) is not null)
                    .Select(property => property.With(Align(from.Find(property.Name)!, place.Into(property.Name), mask)));
                var rest = from.Properties.Where(property => order.Find(property.Name) is null)
                    .Select(property => property.With(mask.Show(property.Value, place.Into(property.Name))));
                return new TextObject([.. first, .. rest]);
            case (TextArray from, TextArray order) when AreResources(from) && AreResources(order):
                var left = ByKey(from);
                var items = new List<TextNode>();
                for (var i = 0; i < order.Items.Count; i++)
                {
                    var resolved = ((TextArray)place.Resolved!).Items[i];
                    if (left.Remove(ResourceKey.Of(resolved)!, out var match))
                    {
                        items.Add(Align(match, new SecretMask.Place(order.Items[i], resolved, place.At.Item(resolved)), mask));
                    }
                }

                var others = from.Items.Where(item => left.ContainsKey(ResourceKey.Of(item)!));
                return new TextArray([.. items, .. others.Select(item => mask.Show(item, new SecretMask.Place(null, null, place.At.Item(item))))]);
            default:
                return mask.Show(live, place);
        }
    }

    // Resources have no order of their own.
    private static bool SameInAnyOrder(TextNode live, TextNode file)
    {
        if (live is not TextArray from || file is not TextArray to || !AreResources(from) || !AreResources(to))
        {
            return TextComparer.Same(live, file);
        }

        var byKey = ByKey(from);
        return from.Items.Count == to.Items.Count && to.Items.All(item => byKey.TryGetValue(ResourceKey.Of(item)!, out var match) && TextComparer.Same(match, item));
    }

    private static bool AreResources(TextArray array) => array.Items.All(item => ResourceKey.Of(item) is not null);

    private static Dictionary<string, TextNode> ByKey(TextArray array) =>
        array.Items.DistinctBy(ResourceKey.Of).ToDictionary(item => ResourceKey.Of(item)!, StringComparer.Ordinal);
}
