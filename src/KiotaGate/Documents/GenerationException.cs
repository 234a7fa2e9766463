namespace Clients.Kiota.Generator;

/// <summary>The document or a setting cannot be turned into a client; nothing was generated.</summary>
public sealed class GenerationException : Exception
{
    /// <summary>Creates the exception from everything that was found.</summary>
    /// <param name="errors">At least one error.</param>
    public GenerationException(IReadOnlyList<GenerationMessage> errors)
        : base(string.Join(Environment.NewLine, errors)) => Errors = errors;

    /// <summary>Creates the exception from one error.</summary>
    /// <param name="kind">What kind of trouble.</param>
    /// <param name="text">What is wrong.</param>
    /// <param name="jsonPointer">Where in the document; empty when it has no such place.</param>
    public GenerationException(GenerationMessageKind kind, string text, string jsonPointer = "")
        : this([new GenerationMessage(kind, text, jsonPointer)])
    {
    }

    /// <summary>Everything that was found, in document order.</summary>
    public IReadOnlyList<GenerationMessage> Errors { get; }
}
