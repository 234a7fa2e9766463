namespace Clients.Kiota.Generator.Regeneration;

/// <summary>Regeneration could not be carried out; the trees and the lock are as they were.</summary>
public sealed class RegenerationException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, where, and what to do about it.</param>
    public RegenerationException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, where, and what to do about it.</param>
    /// <param name="innerException">What brought it about.</param>
    public RegenerationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
