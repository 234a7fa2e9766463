namespace Clients.WireBoard.Live;

/// <summary>Remembers the last 4 096 event ids, to recognise what a second stream delivers again. Not thread-safe.</summary>
internal sealed class EventIdWindow
{
    public const int Capacity = 4096;

    private readonly HashSet<string> _known = new(Capacity, StringComparer.Ordinal);
    private readonly string[] _ring = new string[Capacity];
    private int _next;

    /// <summary>True for an id seen for the first time; an absent id is always new.</summary>
    public bool IsNew(string? id)
    {
        if (string.IsNullOrEmpty(id))
        {
            return true;
        }

        if (!_known.Add(id))
        {
            return false;
        }

        if (_ring[_next] is { } forgotten)
        {
            _known.Remove(forgotten);
        }

        _ring[_next] = id;
        _next = (_next + 1) % Capacity;
        return true;
    }
}
