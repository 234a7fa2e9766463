using System.Diagnostics.CodeAnalysis;

namespace Microsoft.Kiota.Abstractions.Serialization;

/// <summary>An explicit null.</summary>
public class UntypedNull : UntypedNode
{
    /// <summary>Null.</summary>
    /// <returns>Null.</returns>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "The official member belongs to the instance, as in every untyped node.")]
    public new object? GetValue() => null;
}
