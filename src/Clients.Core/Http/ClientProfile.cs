namespace Clients.Core.Http;

/// <summary>What one service's client tells the pipeline about its service. Made by the client, not by its users.</summary>
public sealed record ClientProfile
{
    /// <summary>How the client presents itself in <c>User-Agent</c>.</summary>
    public required ClientProduct Product { get; init; }

    /// <summary>
    /// Decides which exception a response means. Called for every response with a <see cref="ReceivedResponse.Problem"/>, and for
    /// every other one too when <see cref="InspectSuccess"/> is set; null means that the response is fine. If null is returned for a problem,
    /// <see cref="UnexpectedResponseException"/> is thrown. It must not throw.
    /// </summary>
    public required Func<ReceivedResponse, Exception?> Classify { get; init; }

    /// <summary>True when a service may report an error in the body of a 2xx response. Default false. Event streams are never inspected.</summary>
    public bool InspectSuccess { get; init; }

    /// <summary>The credential, sent to the base address's scheme, host and port only; none when null.</summary>
    public Credential? Credential { get; init; }

    /// <summary>Headers of every request besides <c>User-Agent</c>, unless the call sets them. They must not be secret: a redirect keeps them.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The retry after HTTP 429. Default <see cref="RetryPolicy.None"/>.</summary>
    public RetryPolicy Retry { get; init; } = RetryPolicy.None;

    /// <summary>Turns a failure without response (<see cref="HttpRequestException"/>, <see cref="TimeoutException"/>) into the client's own exception. Default: it stays as it is.</summary>
    public Func<Exception, Exception>? WrapTransportFailure { get; init; }

    /// <summary>
    /// Makes the client's exception for an answer that is not valid HTTP, or for a connection that ended without one, from a message and the cause.
    /// Default: the <see cref="HttpRequestException"/> stays as it is.
    /// </summary>
    public Func<string, Exception, ClientException>? InvalidAnswer { get; init; }

    /// <summary>
    /// True when all texts of a request's body are private, so that no exception repeats them. Default false: only those of members named like a secret
    /// (token, key, password, header, …) are hidden.
    /// </summary>
    public bool HidesPayload { get; init; }

    /// <summary>The largest body of a success, after decompression, in bytes. Default 64 MiB. Past it the response has <see cref="ResponseProblem.TooLarge"/>.</summary>
    public int MaxResponseBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How much of an error's body is read, in bytes. Default 64 KiB.</summary>
    public int MaxErrorBytes { get; init; } = 64 * 1024;
}
