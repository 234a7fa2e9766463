using System.Runtime.InteropServices;

namespace Clients.WireBoard.Live.State;

/// <summary>
/// What several deltas, one after the other, make of the rows they name, apart from the immutable lists: those cost far more to change, and a row that is named
/// often is written into them once. <see cref="KeyedRows{TKey, TRow}"/> says how rows are ordered.
/// </summary>
internal sealed class DeltaRun<TKey, TRow>(Func<TKey, (TRow Row, long Weight, long Sequence)?> find, long front, long back)
    where TKey : notnull
{
    private readonly Dictionary<TKey, TouchedRow<TRow>> _touched = [];
    private readonly List<TouchedRow<TRow>> _kept = [];
    private readonly List<TouchedRow<TRow>> _added = [];
    private int _delta;

    /// <summary>Every row named so far, those that are gone included.</summary>
    public IReadOnlyDictionary<TKey, TouchedRow<TRow>> Touched => _touched;

    /// <summary>The next sequence number below all others.</summary>
    public long Front { get; private set; } = front;

    /// <summary>The next sequence number above all others.</summary>
    public long Back { get; private set; } = back;

    /// <summary>Applies the upserts of one delta in order; among those of one key the last one counts.</summary>
    public void Add(RowChange<TKey, TRow>[] delta)
    {
        _delta++;
        foreach (ref readonly var change in delta.AsSpan())
        {
            var row = Touch(change.Key);
            if (change.IsRemoval)
            {
                row.IsPresent = false;
                continue;
            }

            if (!row.IsPresent)
            {
                // Taken out and put in again within a delta, it is a new row in its last place.
                row.IsPresent = true;
                row.AddedAs = _added.Count;
                _added.Add(row);
            }

            row.Row = change.Row;
            row.Weight = change.Weight;
        }

        Place();
    }

    private TouchedRow<TRow> Touch(TKey key)
    {
        ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(_touched, key, out var isKnown);
        if (!isKnown)
        {
            row = new TouchedRow<TRow>();
            if (find(key) is var (content, weight, sequence))
            {
                (row.IsPresent, row.Row, row.Weight, row.Sequence) = (true, content, weight, sequence);
            }
        }

        if (row!.Delta != _delta)
        {
            row.Delta = _delta;
            row.AddedAs = TouchedRow<TRow>.Kept;
            row.WeightBefore = row.Weight;
            if (row.IsPresent)
            {
                _kept.Add(row);
            }
        }

        return row;
    }

    private void Place()
    {
        // Those that were in the list keep their order among each other: from behind for those that fell, from before for those that rose.
        _kept.RemoveAll(static row => !row.IsPresent || row.AddedAs != TouchedRow<TRow>.Kept || row.Weight == row.WeightBefore);
        _kept.Sort(static (left, right) => left.WeightBefore != right.WeightBefore
            ? right.WeightBefore.CompareTo(left.WeightBefore)
            : left.Sequence.CompareTo(right.Sequence));
        for (var i = _kept.Count - 1; i >= 0; i--)
        {
            if (_kept[i].Weight < _kept[i].WeightBefore)
            {
                _kept[i].Sequence = Front--;
            }
        }

        foreach (var row in _kept)
        {
            if (row.Weight > row.WeightBefore)
            {
                row.Sequence = Back++;
            }
        }

        for (var i = 0; i < _added.Count; i++)
        {
            if (_added[i].AddedAs == i)
            {
                _added[i].Sequence = Back++;
            }
        }

        _kept.Clear();
        _added.Clear();
    }
}
