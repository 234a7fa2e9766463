using System.Net.Http.Headers;

namespace Clients.Core.Http;

/// <summary>
/// Refuses header values that would leave as more than one line. Our Kiota runtime refuses them when they are set, the official one does not,
/// and neither does an <see cref="HttpClient"/> that is told not to validate.
/// </summary>
internal static class HeaderGuard
{
    /// <exception cref="ArgumentException">A value holds CR, LF or NUL. The message names the header and keeps the value to itself.</exception>
    public static void ThrowIfSplit(HttpRequestMessage request)
    {
        ThrowIfSplit(request.Headers.NonValidated);
        if (request.Content is { } content)
        {
            ThrowIfSplit(content.Headers.NonValidated);
        }
    }

    private static void ThrowIfSplit(HttpHeadersNonValidated headers)
    {
        foreach (var (name, values) in headers)
        {
            foreach (var value in values)
            {
                if (value.AsSpan().ContainsAny('\r', '\n', '\0'))
                {
                    throw new ArgumentException($"The value of the header {name} holds a line break or NUL, which would make it two headers. Remove it.", nameof(headers));
                }
            }
        }
    }
}
