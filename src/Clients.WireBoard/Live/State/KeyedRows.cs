using System.Collections;

namespace Clients.WireBoard.Live.State;

/// <summary>
/// The rows of one category: an immutable list, sorted by weight from high to low, rows of equal weight in stable order.
/// A merge only notes the delta; who reads first pays for those noted since the last reading, O(log n) for each row they touch.
/// What did not change is shared between the old list and the new one.
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
    // So many deltas may wait for a reader; they bound what is held in memory and what a reader may have to make up for.
    private const int MostNoted = 64;

    public static readonly KeyedRows<TKey, TRow> Empty = new(SortedRows<TKey, TRow>.Empty);

    private Noted? _noted;
    private SortedRows<TKey, TRow>? _rows;

    private KeyedRows(SortedRows<TKey, TRow> rows) => _rows = rows;

    private KeyedRows(Noted noted) => _noted = noted;

    public int Count => Rows.Count;

    public TRow this[int index] => Rows[index];

    private SortedRows<TKey, TRow> Rows => Volatile.Read(ref _rows) ?? CatchUp();

    /// <summary>Applies the upserts in order; among those of one key the last one counts.</summary>
    public KeyedRows<TKey, TRow> Merge(RowChange<TKey, TRow>[] delta)
    {
        if (delta.Length == 0)
        {
            return this;
        }

        var merged = new KeyedRows<TKey, TRow>(new Noted(this, delta, (Volatile.Read(ref _noted)?.Depth ?? 0) + 1));
        if (merged._noted!.Depth >= MostNoted)
        {
            merged.CatchUp();
        }

        return merged;
    }

    public IEnumerator<TRow> GetEnumerator() => Rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // Any thread may come here, and more than one at a time: they reach equal results, and the first one's is kept.
    private SortedRows<TKey, TRow> CatchUp()
    {
        var deltas = new Stack<RowChange<TKey, TRow>[]>();
        var at = this;
        while (Volatile.Read(ref at._noted) is { } noted)
        {
            deltas.Push(noted.Delta);
            at = noted.Previous;
        }

        var rows = Volatile.Read(ref at._rows)!.Apply(deltas);
        rows = Interlocked.CompareExchange(ref _rows, rows, null) ?? rows;

        // Only once the rows can be seen: without a note, a reader takes them for granted.
        Volatile.Write(ref _noted, null);
        return rows;
    }

    private sealed record Noted(KeyedRows<TKey, TRow> Previous, RowChange<TKey, TRow>[] Delta, int Depth);
}
