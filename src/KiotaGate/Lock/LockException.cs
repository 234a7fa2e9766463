namespace Clients.Kiota.Generator.Lock;

/// <summary>The lock cannot be used as it is: absent, malformed, or asking for what is not supported.</summary>
public sealed class LockException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, where, and what to do about it.</param>
    public LockException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, where, and what to do about it.</param>
    /// <param name="innerException">What brought it about.</param>
    public LockException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
