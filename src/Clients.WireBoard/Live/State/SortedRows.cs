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
    public SortedRows<TKey, TRow> Apply(IEnumerable<IReadOnlyList<RowChange<TKey, TRow>>> deltas)
    {
        var touched = new Dictionary<TKey, Slot?>();
        var (front, back) = (_front, _back);
        foreach (var delta in deltas)
        {
            Place(Update(delta, touched), ref front, ref back);
        }

        var byKey = _byKey.ToBuilder();
        var sorted = _sorted.ToBuilder();
        foreach (var (key, slot) in touched)
        {
            if (_byKey.TryGetValue(key, out var before))
            {
                sorted.Remove(before);
            }

            if (slot is null)
            {
                byKey.Remove(key);
            }
            else
            {
                byKey[key] = slot;
                sorted.Add(slot);
            }
        }

        return new SortedRows<TKey, TRow>(byKey.ToImmutable(), sorted.ToImmutable(), front, back);
    }

    /// <summary>Notes what one delta leaves of each key it names; returns the rows that need a new place among their equals.</summary>
    private List<(Slot? Old, Slot New)> Update(IReadOnlyList<RowChange<TKey, TRow>> delta, Dictionary<TKey, Slot?> touched)
    {
        var moved = new List<(Slot? Old, Slot New)>(delta.Count);
        foreach (var (key, final) in FinalOf(delta))
        {
            if (!touched.TryGetValue(key, out var old))
            {
                _byKey.TryGetValue(key, out old);
            }

            if (final.IsRemoved)
            {
                touched[key] = null;
                continue;
            }

            var slot = new Slot(final.Row, final.Weight, old?.Sequence ?? 0);
            touched[key] = slot;
            if (old is null || final.WasRemovedBefore || old.Weight != slot.Weight)
            {
                moved.Add((final.WasRemovedBefore ? null : old, slot));
            }
        }

        return moved;
    }

    /// <summary>What a delta leaves of each key it names, in the order in which keys were (last) added.</summary>
    private static List<(TKey Key, Final Value)> FinalOf(IReadOnlyList<RowChange<TKey, TRow>> delta)
    {
        var places = new Dictionary<TKey, int>(delta.Count);
        var finals = new List<(TKey Key, Final Value)>(delta.Count);
        for (var i = 0; i < delta.Count; i++)
        {
            var change = delta[i];
            var place = finals.Count;
            var wasRemovedBefore = false;
            if (!places.TryAdd(change.Key, place))
            {
                var before = finals[places[change.Key]].Value;
                wasRemovedBefore = before.IsRemoved || before.WasRemovedBefore;
                place = before.IsRemoved ? place : places[change.Key];
                places[change.Key] = place;
            }

            var final = (change.Key, new Final(change.Row, change.Weight, change.IsRemoval, wasRemovedBefore));
            if (place == finals.Count)
            {
                finals.Add(final);
            }
            else
            {
                finals[place] = final;
            }
        }

        return finals;
    }

    private static void Place(List<(Slot? Old, Slot New)> moved, ref long front, ref long back)
    {
        // Those that were in the list keep their order among each other: from behind for those that fell, from before for those that rose.
        var earlier = moved.FindAll(move => move.Old is not null);
        earlier.Sort(static (left, right) => SlotOrder.Instance.Compare(left.Old, right.Old));
        for (var i = earlier.Count - 1; i >= 0; i--)
        {
            if (earlier[i].New.Weight < earlier[i].Old!.Weight)
            {
                earlier[i].New.Sequence = front--;
            }
        }

        foreach (var (old, slot) in earlier)
        {
            if (slot.Weight > old!.Weight)
            {
                slot.Sequence = back++;
            }
        }

        foreach (var (old, slot) in moved)
        {
            if (old is null)
            {
                slot.Sequence = back++;
            }
        }
    }

    private readonly record struct Final(TRow Row, long Weight, bool IsRemoved, bool WasRemovedBefore);

    // The sequence is assigned once, before the slot is in any set.
    private sealed class Slot(TRow row, long weight, long sequence)
    {
        public TRow Row { get; } = row;

        public long Weight { get; } = weight;

        public long Sequence { get; set; } = sequence;
    }

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
