namespace VerifyXunit;

/// <summary>A text is not what its snapshot says.</summary>
public sealed class VerifyException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The difference, and how to accept it.</param>
    public VerifyException(string message)
        : base(message)
    {
    }
}
