using Clients.WireBoard.Models;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.WireBoard.Live;

/// <summary>A category whose delivery is a list that replaces the one before.</summary>
internal sealed class ReplacedRowsRule<TRow>(LiveCategory category, string name, ParsableFactory<TRow> factory) : LiveCategoryRule(category, name)
    where TRow : class, IParsable
{
    public override bool IsList => true;

    public override object Read(IParseNode node) => node.GetCollectionOfObjectValues(factory)?.ToList() ?? [];

    // The state is immutable, the model's list is not.
    public override object Merge(object? current, object payload) => ((List<TRow>)payload).AsReadOnly();
}
