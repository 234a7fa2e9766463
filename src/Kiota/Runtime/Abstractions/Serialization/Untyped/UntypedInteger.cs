namespace Microsoft.Kiota.Abstractions.Serialization;

/// <summary>A number that fits 32 bits.</summary>
/// <param name="value">The number.</param>
public class UntypedInteger(int value) : UntypedNode
{
    /// <summary>The number.</summary>
    /// <returns>What was found or set.</returns>
    public new int GetValue() => value;
}
