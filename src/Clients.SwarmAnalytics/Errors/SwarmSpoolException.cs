namespace Clients.SwarmAnalytics;

/// <summary>The spool's storage failed: no space, no permission, a file of another program or of a newer version.</summary>
public sealed class SwarmSpoolException : SwarmAnalyticsException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened to which file, and the next step.</param>
    /// <param name="innerException">The failure of the storage.</param>
    public SwarmSpoolException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Whether another program holds the lock, so that waiting may help.</summary>
    internal bool IsBusy { get; init; }
}
