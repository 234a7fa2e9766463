namespace Microsoft.Kiota.Abstractions.Serialization;

/// <summary>A number that fits 64 bits.</summary>
/// <param name="value">The number.</param>
public class UntypedLong(long value) : UntypedNode
{
    /// <summary>The number.</summary>
    /// <returns>What was found or set.</returns>
    public new long GetValue() => value;
}
