using Clients.Core.Http;

namespace Clients.Core;

/// <summary>
/// The common base of every failure that a client of this family reports about a service: an error status, an error envelope,
/// a body that cannot be read, a stream that was refused. Argument errors stay <see cref="ArgumentException"/>, cancellation stays
/// <see cref="OperationCanceledException"/>.
/// </summary>
/// <remarks>
/// No message or property holds a credential, a secret of the request's body, or the user name or password of an address, whoever repeats it. What stands in
/// their place begins with <c>****</c>.
/// </remarks>
public abstract class ClientException : Exception
{
    /// <summary>How much of a body <see cref="ResponseBody"/> holds, in characters: 8 192.</summary>
    public const int MaxResponseBodyLength = 8192;

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, where, and the next step.</param>
    /// <param name="innerException">The cause, if another exception was.</param>
    protected ClientException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception about a response; status, request id, rate limit and body are taken from it.</summary>
    /// <param name="message">What happened, where, and the next step.</param>
    /// <param name="response">The response that is reported.</param>
    /// <param name="innerException">The cause; the failure that cut the body off when null.</param>
    protected ClientException(string message, ReceivedResponse response, Exception? innerException = null)
        : base(message, innerException ?? response?.ReadFailure)
    {
        ArgumentNullException.ThrowIfNull(response);
        StatusCode = response.StatusCode;
        RequestId = response.RequestId;
        RateLimit = response.RateLimit;
        ServiceMessage = response.ServiceText;
        ResponseBody = response.BodyText;
    }

    /// <summary>The HTTP status, or null when no response arrived.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The service's stable code of the error, such as <c>site_not_found</c>; null when the service gave none.</summary>
    public string? Code { get; init; }

    /// <summary>What the service said about the error; null when it said nothing, or when it may repeat a request that could not be searched for secrets.</summary>
    public string? ServiceMessage { get; init; }

    /// <summary>The id the service gave to the request (<c>X-Request-Id</c>), to quote to its support; null when it gave none.</summary>
    public string? RequestId { get; init; }

    /// <summary>The rate limit as told by the response, or null when it told none.</summary>
    public RateLimit? RateLimit { get; init; }

    /// <summary>
    /// The beginning of the response's body as text, at most <see cref="MaxResponseBodyLength"/> characters; null when there was no body, or when it may repeat
    /// a request that could not be searched for secrets. It may be data of yours: do not log it unless you log such data.
    /// </summary>
    public string? ResponseBody { get; init; }
}
