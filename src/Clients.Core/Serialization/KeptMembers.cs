namespace Clients.Core.Serialization;

/// <summary>The additional data of an object with declared members that could not be read. It remembers which they are, so that each name is written once.</summary>
internal sealed class KeptMembers(IDictionary<string, object> others) : Dictionary<string, object>(others, StringComparer.Ordinal)
{
    private readonly Dictionary<string, (UnreadableMember Member, IReadOnlyList<int> Items)> _unreadable = new(StringComparer.Ordinal);

    /// <summary>Keeps a member.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its whole value.</param>
    /// <param name="member">What is wrong with it.</param>
    /// <param name="items">Of an array, the positions in ascending order of the items that the typed list lacks; empty when the typed member has nothing of the value.</param>
    public void Keep(string name, object? value, UnreadableMember member, IReadOnlyList<int> items)
    {
        this[name] = value!;
        _unreadable[name] = (member, items);
    }

    /// <summary>What is wrong with a member that was kept by reading; null for any other.</summary>
    public UnreadableMember? Find(string name) => _unreadable.TryGetValue(name, out var kept) ? kept.Member : null;

    /// <summary>The positions of the items that the typed list of a kept member lacks; null for a member that was not kept by reading.</summary>
    public IReadOnlyList<int>? FindItems(string name) => _unreadable.TryGetValue(name, out var kept) ? kept.Items : null;
}
