using KiotaGate.Lock;
using KiotaGate.Tool;

namespace KiotaGate.Regen;

/// <summary>A client and what Kiota made of it just now.</summary>
/// <param name="Prepared">The client.</param>
/// <param name="Output">What Kiota made.</param>
internal sealed record GeneratedClient(PreparedClient Prepared, KiotaOutput Output)
{
    /// <summary>The client as the lock is to record it.</summary>
    public LockedClient Entry => Prepared.Entry.Client! with
    {
        DescriptionHash = Output.DescriptionHash,
        DocumentHash = Prepared.DocumentHash,
        OutputHash = Output.Tree!.Hash,
    };
}
