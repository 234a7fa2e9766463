namespace Microsoft.Kiota.Abstractions.Serialization;

/// <summary>A text.</summary>
/// <param name="value">The text.</param>
public class UntypedString(string? value) : UntypedNode
{
    /// <summary>The text.</summary>
    /// <returns>What was found or set.</returns>
    public new string? GetValue() => value;
}
