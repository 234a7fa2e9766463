namespace Clients.Core.Serialization;

/// <summary>The additional data of an object with declared members that could not be read. It remembers which they are, so that each name is written once.</summary>
internal sealed class KeptMembers(IDictionary<string, object> others) : Dictionary<string, object>(others, StringComparer.Ordinal)
{
    private readonly Dictionary<string, IReadOnlyList<int>> _unreadable = new(StringComparer.Ordinal);

    /// <summary>Keeps a member.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its whole value.</param>
    /// <param name="items">Of an array, the positions in ascending order of the items that the typed list lacks; empty when the typed member has nothing of the value.</param>
    public void Keep(string name, object? value, IReadOnlyList<int> items)
    {
        this[name] = value!;
        _unreadable[name] = items;
    }

    /// <summary>Whether a member was kept by reading, and which items the typed list lacks.</summary>
    public bool TryGetUnreadable(string name, out IReadOnlyList<int>? items) => _unreadable.TryGetValue(name, out items);
}
