namespace Clients.Core.Http;

/// <summary>What a response tells beside its body.</summary>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="RequestId">The id the service gave to the request (<c>X-Request-Id</c>, else <c>Request-Id</c>), or null.</param>
/// <param name="RateLimit">The rate limit, or null when the response told none.</param>
public sealed record ResponseMetadata(int StatusCode, string? RequestId, RateLimit? RateLimit)
{
    internal static ResponseMetadata From(HttpResponseMessage response, DateTimeOffset now) =>
        new((int)response.StatusCode, ReadRequestId(response), Http.RateLimit.From(response.Headers, now));

    private static string? ReadRequestId(HttpResponseMessage response) =>
        response.Headers.TryGetValues("X-Request-Id", out var values) || response.Headers.TryGetValues("Request-Id", out values)
            ? values.First()
            : null;
}
