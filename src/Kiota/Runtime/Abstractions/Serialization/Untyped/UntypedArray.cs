namespace Microsoft.Kiota.Abstractions.Serialization;

/// <summary>An array.</summary>
/// <param name="value">The elements.</param>
public class UntypedArray(IEnumerable<UntypedNode> value) : UntypedNode
{
    /// <summary>The elements.</summary>
    /// <returns>What was found or set.</returns>
    public new IEnumerable<UntypedNode> GetValue() => value;
}
