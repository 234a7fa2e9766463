using System.Text.Json.Nodes;

namespace Clients.WizChat.ConfigAsCode.Secrets;

/// <summary>
/// Follows a walk through a document and tells whether the walk has reached a path that is marked as sensitive. What is below such a path is
/// sensitive too.
/// </summary>
internal readonly struct SensitivePosition
{
    private readonly (ConfigPath Path, int Done)[] _open;

    private SensitivePosition((ConfigPath Path, int Done)[] open) => _open = open;

    /// <summary>Whether the value at this position is sensitive.</summary>
    public bool IsSensitive => Array.Exists(_open, entry => entry.Done == entry.Path.Steps.Count);

    /// <summary>Whether this value or a value below it may be sensitive.</summary>
    public bool MayLeadToSensitive => _open.Length > 0;

    public static SensitivePosition Root(IEnumerable<ConfigPath> paths) => new([.. paths.Select(path => (path, 0))]);

    /// <summary>The position of a property.</summary>
    public SensitivePosition Into(string name) => Step(isItem: false, name);

    /// <summary>The position of an array's item. An item whose key is missing or a reference matches every key: hiding too much is the safe side.</summary>
    public SensitivePosition Item(JsonNode? item) => Step(isItem: true, ResourceKey.Of(item) is { } key && !key.Contains(EnvironmentReferences.Marker, StringComparison.Ordinal) ? key : null);

    private SensitivePosition Step(bool isItem, string? key)
    {
        if (_open.Length == 0)
        {
            return this;
        }

        var open = new List<(ConfigPath, int)>();
        foreach (var (path, done) in _open)
        {
            if (done == path.Steps.Count)
            {
                open.Add((path, done));
            }
            else if (path.Steps[done] is var step && step.IsItem == isItem && (step.Key is null || key is null || step.Key == key))
            {
                open.Add((path, done + 1));
            }
        }

        return new SensitivePosition([.. open]);
    }
}
