using KiotaGate.Documents;
using KiotaGate.Files;

namespace KiotaGate.Tool;

/// <summary>What Kiota made from one document.</summary>
/// <param name="Tree">The generated files, in the temporary folder; null when Kiota made no usable client.</param>
/// <param name="DescriptionHash">Kiota's hash of the document's meaning.</param>
/// <param name="Failure">Why there is no usable client; empty when there is one.</param>
/// <param name="Warnings">What Kiota says about the document.</param>
internal sealed record KiotaOutput(FileTree? Tree, string DescriptionHash, IReadOnlyList<DocumentProblem> Failure, IReadOnlyList<DocumentProblem> Warnings)
{
    /// <summary>Files to be written, by path; empty when there is no usable client.</summary>
    public IReadOnlyDictionary<string, string> Files => Tree?.Files ?? [];
}
