using System.Net.Http.Headers;

namespace Microsoft.Kiota.Http.HttpClientLibrary.Middleware;

/// <summary>
/// The headers that may follow a redirect to another origin. A list of what is safe rather than of secrets: an API key's header can have any name.
/// </summary>
internal static class SafeRedirectHeaders
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Accept-Charset", "Accept-Encoding", "Accept-Language", "Cache-Control", "Connection", "Date", "Expect",
        "If-Match", "If-Modified-Since", "If-None-Match", "If-Range", "If-Unmodified-Since", "Pragma", "Prefer",
        "Proxy-Authorization", "Range", "Retry-Attempt", "TE", "Transfer-Encoding", "Upgrade", "User-Agent", "Via",
        "traceparent", "tracestate",
    };

    /// <summary>Whether scheme, host and port are the same.</summary>
    internal static bool IsSameOrigin(Uri one, Uri other) =>
        one.Scheme.Equals(other.Scheme, StringComparison.OrdinalIgnoreCase)
        && one.Host.Equals(other.Host, StringComparison.OrdinalIgnoreCase)
        && one.Port == other.Port;

    /// <summary>Removes every header that is not known to be safe.</summary>
    internal static void RemoveOthers(HttpRequestHeaders headers)
    {
        foreach (var name in headers.NonValidated.Select(header => header.Key).Where(name => !Names.Contains(name)).ToList())
        {
            headers.Remove(name);
        }
    }
}
