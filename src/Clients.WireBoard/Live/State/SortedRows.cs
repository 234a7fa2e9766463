using System.Collections.Immutable;

namespace Clients.WireBoard.Live.State;

/// <summary>Rows by key and by weight, both immutable; <see cref="KeyedRows{TKey, TRow}"/> says how they are ordered.</summary>
internal sealed class SortedRows<TKey, TRow>
    where TKey : notnull
{
    public static readonly SortedRows<TKey, TRow> Empty = new(ImmutableDictionary<TKey, Slot>.Empty, ImmutableSortedSet.Create<Slot>(SlotOrder.Instance), -1, 0);

    private readonly ImmutableDictionary<TKey, Slot> _byKey;
    private readonly ImmutableSortedSet<Slot> _sorted;
    private readonly long _front;
    private readonly long _back;

    private SortedRows(ImmutableDictionary<TKey, Slot> byKey, ImmutableSortedSet<Slot> sorted, long front, long back)
    {
        _byKey = byKey;
        _sorted = sorted;
        _front = front;
        _back = back;
    }

    public int Count => _sorted.Count;

    public TRow this[int index] => _sorted[index].Row;

    public IEnumerator<TRow> GetEnumerator()
    {
        foreach (var slot in _sorted)
        {
            yield return slot.Row;
        }
    }

    /// <summary>Applies delta after delta; only where a row ends up is written into the lists.</summary>
    public SortedRows<TKey, TRow> Apply(IEnumerable<RowChange<TKey, TRow>[]> deltas)
    {
        var run = new DeltaRun<TKey, TRow>(key => _byKey.TryGetValue(key, out var slot) ? (slot.Row, slot.Weight, slot.Sequence) : null, _front, _back);
        foreach (var delta in deltas)
        {
            run.Add(delta);
        }

        var byKey = _byKey.ToBuilder();
        var sorted = _sorted.ToBuilder();
        foreach (var (key, touched) in run.Touched)
        {
            if (byKey.TryGetValue(key, out var before))
            {
                sorted.Remove(before);
            }

            if (touched.IsPresent)
            {
                var slot = new Slot(touched.Row, touched.Weight, touched.Sequence);
                byKey[key] = slot;
                sorted.Add(slot);
            }
            else
            {
                byKey.Remove(key);
            }
        }

        return new SortedRows<TKey, TRow>(byKey.ToImmutable(), sorted.ToImmutable(), run.Front, run.Back);
    }

    private sealed record Slot(TRow Row, long Weight, long Sequence);

    private sealed class SlotOrder : IComparer<Slot>
    {
        public static readonly SlotOrder Instance = new();

        public int Compare(Slot? x, Slot? y)
        {
            var byWeight = y!.Weight.CompareTo(x!.Weight);
            return byWeight != 0 ? byWeight : x.Sequence.CompareTo(y.Sequence);
        }
    }
}
