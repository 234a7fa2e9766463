namespace Microsoft.Kiota.Abstractions.Serialization;

/// <summary>A number with a fraction, or an integer beyond 64 bits.</summary>
/// <param name="value">The number.</param>
public class UntypedDecimal(decimal value) : UntypedNode
{
    /// <summary>The number.</summary>
    /// <returns>What was found or set.</returns>
    public new decimal GetValue() => value;
}
