using Clients.WizChat.ConfigAsCode.Secrets;
using Clients.WizChat.ConfigAsCode.Text;

namespace Clients.WizChat.ConfigAsCode;

/// <summary>
/// Live configuration and file side by side for a line diff: same order of keys and resources, equal values written equally, only the
/// sections that the file manages, and no value of an environment variable in either.
/// </summary>
public sealed class ConfigDiff
{
    private ConfigDiff(ConfigText live, ConfigText file, IReadOnlyList<string> unmanaged)
    {
        Live = live;
        File = file;
        UnmanagedSections = unmanaged;
    }

    /// <summary>The live side.</summary>
    public ConfigText Live { get; }

    /// <summary>The file's side.</summary>
    public ConfigText File { get; }

    /// <summary>Live sections that the file does not mention, or mentions as null: the diff leaves them out.</summary>
    public IReadOnlyList<string> UnmanagedSections { get; }

    /// <summary>Whether both sides mean the same.</summary>
    public bool IsEmpty => TextComparer.Same(Live.Root, File.Root);

    /// <summary>Compares.</summary>
    /// <param name="live">The exported configuration.</param>
    /// <param name="file">The file, its <c>${env:NAME}</c> unresolved.</param>
    /// <param name="variable">The value of a variable, or null when it is unset.</param>
    /// <exception cref="ConfigFormatException">A variable is unset, or a document has no <c>spec</c>.</exception>
    public static ConfigDiff Between(ConfigText live, ConfigText file, Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(live);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(variable);
        var (_, mask) = SecretMask.Resolve(file.Root, variable);
        var (liveSpec, fileSpec) = (Spec(live), Spec(file));
        var managed = fileSpec.Properties.Where(property => property.Value is not TextScalar { IsNull: true }).ToList();
        var liveSide = managed.Where(property => liveSpec.Find(property.Name) is not null)
            .Select(property => property.With(Align(liveSpec.Find(property.Name)!, property.Value, mask, variable)));
        var unmanaged = liveSpec.Properties.Select(property => property.Name).Where(name => managed.TrueForAll(property => property.Name != name));
        return new ConfigDiff(new ConfigText(new TextObject([.. liveSide])), new ConfigText(new TextObject(managed)), [.. unmanaged]);
    }

    private static TextObject Spec(ConfigText text) => text.Root["spec"] as TextObject ?? throw new ConfigFormatException("The document has no spec.", "spec");

    private static TextNode Align(TextNode live, TextNode file, SecretMask mask, Func<string, string?> variable)
    {
        switch (live, file)
        {
            case (TextObject from, TextObject order):
                var first = order.Properties.Where(property => from.Find(property.Name) is not null)
                    .Select(property => property.With(Align(from.Find(property.Name)!, property.Value, mask, variable)));
                var rest = from.Properties.Where(property => order.Find(property.Name) is null).Select(property => property.With(mask.Show(property.Value, null)));
                return new TextObject([.. first, .. rest]);
            case (TextArray from, TextArray order) when from.Items.Concat(order.Items).All(item => Key(item) is not null):
                var left = from.Items.DistinctBy(Key).ToDictionary(item => Key(item)!, StringComparer.Ordinal);
                var items = new List<TextNode>();
                foreach (var item in order.Items)
                {
                    if (left.Remove(Key(EnvironmentReferences.Resolve(item, variable))!, out var match))
                    {
                        items.Add(Align(match, item, mask, variable));
                    }
                }

                return new TextArray([.. items, .. from.Items.Where(item => left.ContainsKey(Key(item)!)).Select(item => mask.Show(item, null))]);
            default:
                return mask.Show(live, file);
        }
    }

    private static string? Key(TextNode item) => (item["name"] ?? item["hostname"]) is TextScalar { IsString: true } key ? key.Value : null;
}
