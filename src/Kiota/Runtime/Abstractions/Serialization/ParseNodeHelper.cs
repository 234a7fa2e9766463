namespace Microsoft.Kiota.Abstractions.Serialization;

/// <summary>What generated intersections (anyOf) need to read all their members from one object.</summary>
public static class ParseNodeHelper
{
    /// <summary>Joins the deserialisers of the members; the first to define a name wins.</summary>
    /// <param name="targets">The members; null ones are passed over.</param>
    /// <returns>The joined deserialisers.</returns>
    /// <exception cref="ArgumentException">There is no member.</exception>
    public static IDictionary<string, Action<IParseNode>> MergeDeserializersForIntersectionWrapper(params IParsable?[] targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        var merged = new Dictionary<string, Action<IParseNode>>();
        var any = false;
        foreach (var target in targets)
        {
            if (target is null)
            {
                continue;
            }

            any = true;
            foreach (var (name, action) in target.GetFieldDeserializers())
            {
                merged.TryAdd(name, action);
            }
        }

        return any ? merged : throw new ArgumentException("At least one member of the intersection must be present.", nameof(targets));
    }
}
