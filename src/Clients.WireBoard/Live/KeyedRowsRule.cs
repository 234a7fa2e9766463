using System.Text.Json;
using Clients.WireBoard.Live.State;
using Clients.WireBoard.Models;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.WireBoard.Live;

/// <summary>
/// A category whose delivery is a list of changed rows: each replaces the one of its key, and a count of zero takes it out. Ranked
/// categories are sorted by count from high to low, the others keep the order of arrival.
/// </summary>
internal sealed class KeyedRowsRule<TKey, TRow>(
    LiveCategory category, string name, ParsableFactory<TRow> factory, Func<TRow, TKey?> keyOf, Func<TRow, long?> countOf, bool isRanked = true, RowReader<TRow>? rowReader = null)
    : LiveCategoryRule(category, name)
    where TKey : class
    where TRow : class, IParsable
{
    public override bool IsList => true;

    public override object Read(IParseNode node) => node.GetCollectionOfObjectValues(factory)?.ToList() ?? [];

    public override object? TryReadRanked(ref Utf8JsonReader reader) => rowReader?.TryRead(ref reader);

    public override object Merge(object? current, object payload)
    {
        var rows = (List<TRow>)payload;
        var delta = new RowChange<TKey, TRow>[rows.Count];
        for (var i = 0; i < delta.Length; i++)
        {
            var key = keyOf(rows[i]) ?? throw Malformed("has a row without its key");
            var count = countOf(rows[i]) ?? throw Malformed("has a row without its count");
            delta[i] = new RowChange<TKey, TRow>(key, rows[i], isRanked ? count : 0, IsRemoval: count == 0);
        }

        return ((KeyedRows<TKey, TRow>?)current ?? KeyedRows<TKey, TRow>.Empty).Merge(delta);
    }
}
