namespace Microsoft.Kiota.Abstractions.Serialization;

/// <summary>An object.</summary>
/// <param name="properties">The properties by name.</param>
public class UntypedObject(IDictionary<string, UntypedNode> properties) : UntypedNode
{
    /// <summary>The properties by name.</summary>
    /// <returns>What was found or set.</returns>
    public new IDictionary<string, UntypedNode> GetValue() => properties;
}
