namespace Microsoft.Kiota.Abstractions.Serialization;

/// <summary>A double-precision number.</summary>
/// <param name="value">The number.</param>
public class UntypedDouble(double value) : UntypedNode
{
    /// <summary>The number.</summary>
    /// <returns>What was found or set.</returns>
    public new double GetValue() => value;
}
