namespace Microsoft.Kiota.Abstractions.Serialization;

/// <summary>A single-precision number.</summary>
/// <param name="value">The number.</param>
public class UntypedFloat(float value) : UntypedNode
{
    /// <summary>The number.</summary>
    /// <returns>What was found or set.</returns>
    public new float GetValue() => value;
}
