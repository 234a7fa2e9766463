namespace Clients.SwarmAnalytics;

/// <summary>
/// An argument breaks a bound of the document. Thrown on the caller's thread before anything is queued, since the service would refuse the event
/// for good. The message never holds the value.
/// </summary>
public sealed class SwarmValidationException : SwarmAnalyticsException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="field">The property as the document names it, with its path, such as <c>message.id</c>.</param>
    /// <param name="reason">What is wrong, as the rest of a sentence that starts with the field.</param>
    public SwarmValidationException(string field, string reason)
        : base($"'{field}' {reason}. Nothing was recorded.") => Field = field;

    /// <summary>The property as the document names it, with its path, such as <c>os_version</c> or <c>message.branch_id</c>.</summary>
    public string Field { get; }
}
