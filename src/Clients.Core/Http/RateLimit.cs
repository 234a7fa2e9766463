using System.Globalization;
using System.Net.Http.Headers;

namespace Clients.Core.Http;

/// <summary>The rate limit as one response told it. A member is null when the response did not carry its header.</summary>
/// <param name="Limit">Requests allowed in the window (<c>X-RateLimit-Limit</c>).</param>
/// <param name="Remaining">Requests left in the window (<c>X-RateLimit-Remaining</c>).</param>
/// <param name="RetryAfter">How long to wait before the next try (<c>Retry-After</c>), never negative.</param>
public sealed record RateLimit(int? Limit, int? Remaining, TimeSpan? RetryAfter)
{
    /// <summary>Reads the rate limit of a response, or null when no header of it is there. Unreadable values count as absent.</summary>
    /// <param name="headers">The response's headers.</param>
    /// <param name="now">The present, for a <c>Retry-After</c> that is a date.</param>
    public static RateLimit? From(HttpResponseHeaders headers, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(headers);
        var limit = ReadCount(headers, "X-RateLimit-Limit");
        var remaining = ReadCount(headers, "X-RateLimit-Remaining");
        var retryAfter = RetryAfterHeader.Read(headers, now);
        return limit is null && remaining is null && retryAfter is null ? null : new RateLimit(limit, remaining, retryAfter);
    }

    private static int? ReadCount(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values)
        && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : null;
}
