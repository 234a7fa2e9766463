namespace KiotaGate.Diff;

/// <summary>Collects changes while two documents are walked side by side.</summary>
internal sealed class ChangeLog
{
    private readonly List<SpecChange> _changes = [];

    public IReadOnlyList<SpecChange> Changes => _changes;

    public void Breaking(string location, string text) => _changes.Add(new SpecChange(ChangeImpact.Breaking, location, text));

    public void Additive(string location, string text) => _changes.Add(new SpecChange(ChangeImpact.Additive, location, text));

    public void Documentation(string location, string text) => _changes.Add(new SpecChange(ChangeImpact.Documentation, location, text));

    public void Add(bool breaking, string location, string text) =>
        _changes.Add(new SpecChange(breaking ? ChangeImpact.Breaking : ChangeImpact.Additive, location, text));

    /// <summary>Pairs two maps by key: what is only before, only after, and in both, in the order of the documents.</summary>
    public static void Pair<T>(IReadOnlyDictionary<string, T> before, IReadOnlyDictionary<string, T> after, Action<string, T> removed, Action<string, T> added, Action<string, T, T> kept)
    {
        foreach (var (key, old) in before)
        {
            if (after.TryGetValue(key, out var current))
            {
                kept(key, old, current);
            }
            else
            {
                removed(key, old);
            }
        }

        foreach (var (key, current) in after)
        {
            if (!before.ContainsKey(key))
            {
                added(key, current);
            }
        }
    }
}
