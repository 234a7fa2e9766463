namespace Microsoft.Kiota.Abstractions;

/// <summary>What a caller can set on one request of a generated operation.</summary>
/// <typeparam name="T">The operation's query parameters.</typeparam>
public class RequestConfiguration<T>
    where T : class, new()
{
    /// <summary>Headers to add; they win over those of the operation.</summary>
    public RequestHeaders Headers { get; set; } = new();

    /// <summary>Options for the handlers that the request passes through.</summary>
    public IList<IRequestOption> Options { get; set; } = new List<IRequestOption>();

    /// <summary>The query parameters; those left null are not sent.</summary>
    public T QueryParameters { get; set; } = new();
}
