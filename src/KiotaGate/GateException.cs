namespace KiotaGate;

/// <summary>A command cannot do its work. The message says what is wrong, where, and what to do about it.</summary>
internal sealed class GateException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, where, and what to do about it.</param>
    /// <param name="innerException">The error that led to it.</param>
    public GateException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
