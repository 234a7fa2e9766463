using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.Core.Serialization;

/// <summary>What the nodes of one JSON document share.</summary>
/// <param name="unreadable">Counts and logs the members that cannot be read.</param>
/// <param name="onUnreadable">Also receives them; null for nobody.</param>
internal sealed class ReadScope(UnreadableMembers unreadable, Action<UnreadableMember>? onUnreadable = null)
{
    private const int MaxNames = 256;

    private readonly HashSet<string> _names = [];

    public Action<IParsable>? OnBeforeAssignFieldValues { get; set; }

    public Action<IParsable>? OnAfterAssignFieldValues { get; set; }

    public void Report(UnreadableMember member)
    {
        unreadable.Add(member);
        onUnreadable?.Invoke(member);
    }

    /// <summary>The name of an undeclared member, as one string for all rows that have it.</summary>
    public string NameOf(ReadOnlySpan<char> name)
    {
        var bySpan = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (bySpan.TryGetValue(name, out var known))
        {
            return known;
        }

        var added = name.ToString();
        if (_names.Count < MaxNames)
        {
            _names.Add(added);
        }

        return added;
    }
}
