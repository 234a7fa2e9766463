namespace Microsoft.Kiota.Abstractions;

/// <summary>An error answered by the service. Generated error models derive from it.</summary>
public class ApiException : Exception
{
    /// <summary>Creates an error with the default message.</summary>
    public ApiException()
    {
    }

    /// <summary>Creates an error with a message.</summary>
    /// <param name="message">What happened.</param>
    public ApiException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an error with a message and its cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public ApiException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The HTTP status code of the response; 0 when the error did not come from a response.</summary>
    public int ResponseStatusCode { get; set; }

    /// <summary>The headers of the response, names compared without case. Content headers (Content-Type and its kin) are not among them.</summary>
    public IDictionary<string, IEnumerable<string>> ResponseHeaders { get; set; } =
        new Dictionary<string, IEnumerable<string>>(StringComparer.OrdinalIgnoreCase);
}
