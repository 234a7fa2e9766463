using System.Collections;
using System.Collections.Immutable;

namespace Clients.WireBoard.Live.State;

/// <summary>
/// The rows of one category: an immutable list, sorted by weight from high to low, rows of equal weight in stable order.
/// A merge costs O(d log n) for a delta of d rows: what did not change is shared between the old list and the new one.
/// </summary>
/// <remarks>
/// <para>The order is that of a stable sort of the old list with the delta's rows updated in place and its new rows appended. To get
/// it without sorting, each row holds a sequence number that decides among equals: a row that fell to a weight was above
/// the rows that have it and goes before them (a number below all others), one that rose or is new goes behind them (above all others).</para>
/// <para>With a weight that never changes, the list keeps the order of arrival.</para>
/// </remarks>
internal sealed class KeyedRows<TKey, TRow> : IReadOnlyList<TRow>
    where TKey : notnull
{
    public static readonly KeyedRows<TKey, TRow> Empty = new(ImmutableDictionary<TKey, Slot>.Empty, ImmutableSortedSet.Create<Slot>(SlotOrder.Instance), -1, 0);

    private readonly ImmutableDictionary<TKey, Slot> _byKey;
    private readonly ImmutableSortedSet<Slot> _sorted;
    private readonly long _front;
    private readonly long _back;

    private KeyedRows(ImmutableDictionary<TKey, Slot> byKey, ImmutableSortedSet<Slot> sorted, long front, long back)
    {
        _byKey = byKey;
        _sorted = sorted;
        _front = front;
        _back = back;
    }

    public int Count => _sorted.Count;

    public TRow this[int index] => _sorted[index].Row;

    /// <summary>Applies the upserts in order; among those of one key the last one counts.</summary>
    public KeyedRows<TKey, TRow> Merge(IReadOnlyList<RowChange<TKey, TRow>> delta)
    {
        if (delta.Count == 0)
        {
            return this;
        }

        var byKey = _byKey.ToBuilder();
        var sorted = _sorted.ToBuilder();
        var moved = new List<(Slot? Old, Slot New)>(delta.Count);
        foreach (var (key, final) in FinalOf(delta))
        {
            byKey.TryGetValue(key, out var old);
            if (old is not null)
            {
                sorted.Remove(old);
            }

            if (final.IsRemoved)
            {
                byKey.Remove(key);
                continue;
            }

            var slot = new Slot(final.Row, final.Weight, old?.Sequence ?? 0);
            byKey[key] = slot;
            if (old is not null && old.Weight == slot.Weight && !final.WasRemovedBefore)
            {
                sorted.Add(slot);
            }
            else
            {
                moved.Add((final.WasRemovedBefore ? null : old, slot));
            }
        }

        var (front, back) = Place(moved, sorted);
        return new KeyedRows<TKey, TRow>(byKey.ToImmutable(), sorted.ToImmutable(), front, back);
    }

    public IEnumerator<TRow> GetEnumerator()
    {
        foreach (var slot in _sorted)
        {
            yield return slot.Row;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

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

    private (long Front, long Back) Place(List<(Slot? Old, Slot New)> moved, ImmutableSortedSet<Slot>.Builder sorted)
    {
        var (front, back) = (_front, _back);

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

            sorted.Add(slot);
        }

        return (front, back);
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
