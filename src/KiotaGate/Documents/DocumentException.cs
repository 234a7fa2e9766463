namespace KiotaGate.Documents;

/// <summary>A document cannot be used; every problem that was found is listed.</summary>
internal sealed class DocumentException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="problems">At least one problem.</param>
    public DocumentException(IReadOnlyList<DocumentProblem> problems)
        : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    /// <summary>Creates the exception from one problem.</summary>
    /// <param name="text">What is wrong.</param>
    /// <param name="line">Line counted from 1; null when unknown.</param>
    /// <param name="column">Column counted from 1; null when unknown.</param>
    public DocumentException(string text, int? line = null, int? column = null)
        : this([new DocumentProblem(text, Line: line, Column: column)])
    {
    }

    /// <summary>Everything that is wrong, in document order.</summary>
    public IReadOnlyList<DocumentProblem> Problems { get; }
}
