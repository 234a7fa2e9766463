using KiotaGate.Documents;

namespace KiotaGate.Lock;

/// <summary>The lock, or an entry of it, cannot be used.</summary>
/// <param name="problem">What is wrong, where in the lock, and what to do about it.</param>
internal sealed class LockException(DocumentProblem problem) : Exception(problem.Text)
{
    /// <summary>What is wrong.</summary>
    public DocumentProblem Problem { get; } = problem;
}
