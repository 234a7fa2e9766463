using Clients.WireBoard.Models;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.WireBoard.Live;

/// <summary>A category whose delivery is one object that replaces the one before.</summary>
internal sealed class ReplacedObjectRule<T>(LiveCategory category, string name, ParsableFactory<T> factory) : LiveCategoryRule(category, name)
    where T : class, IParsable
{
    public override bool IsList => false;

    public override object Read(IParseNode node) => node.GetObjectValue(factory) ?? factory(node);

    public override object Merge(object? current, object payload) => payload;
}
