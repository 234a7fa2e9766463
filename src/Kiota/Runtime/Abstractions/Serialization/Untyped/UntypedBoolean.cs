namespace Microsoft.Kiota.Abstractions.Serialization;

/// <summary>True or false.</summary>
/// <param name="value">The boolean.</param>
public class UntypedBoolean(bool value) : UntypedNode
{
    /// <summary>The boolean.</summary>
    /// <returns>What was found or set.</returns>
    public new bool GetValue() => value;
}
