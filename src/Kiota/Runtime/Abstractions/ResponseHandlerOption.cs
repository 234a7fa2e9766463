namespace Microsoft.Kiota.Abstractions;

/// <summary>Hands the response of one request to an <see cref="IResponseHandler"/>.</summary>
public class ResponseHandlerOption : IRequestOption
{
    /// <summary>The handler; null leaves the usual treatment.</summary>
    public IResponseHandler? ResponseHandler { get; set; }
}
