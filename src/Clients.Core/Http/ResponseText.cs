using System.Globalization;
using System.Net;
using System.Text;
using Clients.Core.Diagnostics;

namespace Clients.Core.Http;

/// <summary>Makes what a service sent fit to be read in a message or a log: short, on one line, and without what the request held in confidence.</summary>
internal static class ResponseText
{
    private const int ShortestSecret = 8;
    private const int MaxExcerpt = 200;

    // Enough to find a page's title in, and for a secret never to be cut off before it is masked.
    private const int MaxDecodedBytes = 8 * 1024;

    // What a service may repeat without giving anything away. Every other header may be a credential.
    private static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Accept-Encoding", "Accept-Language", "Cache-Control", "Connection", "Host", "Last-Event-ID", "User-Agent", "traceparent", "tracestate",
    };

    public static string Describe(HttpResponseMessage response, ReadOnlyMemory<byte> body, bool isTruncated)
    {
        if (body.IsEmpty)
        {
            return "none";
        }

        var type = response.Content.Headers.ContentType?.MediaType ?? "no content type";
        var what = string.Create(CultureInfo.InvariantCulture, $"{type}, {body.Length} bytes{(isTruncated ? " or more" : "")}");
        if (response.RequestMessage is { Content: not null })
        {
            return what;
        }

        var text = Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, MaxDecodedBytes)]);
        if (type.Contains("html", StringComparison.OrdinalIgnoreCase))
        {
            return TitleOf(text) is { } title ? $"{what}, titled '{Quote(response.RequestMessage, title, MaxExcerpt)}'" : what;
        }

        // What comes with a success is the user's data, whatever it looks like.
        return response.IsSuccessStatusCode ? what : $"{what}: {Quote(response.RequestMessage, text, MaxExcerpt)}";
    }

    public static string Quote(HttpRequestMessage? request, string text, int maxLength)
    {
        foreach (var secret in SecretsOf(request))
        {
            text = text.Replace(secret, Secret.Mask(secret), StringComparison.Ordinal);
        }

        var line = string.Create(Math.Min(text.Length, maxLength), text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsControl(source[i]) ? ' ' : source[i];
            }
        });
        return text.Length > maxLength ? line.TrimEnd() + "…" : line.Trim();
    }

    private static string? TitleOf(string page)
    {
        var start = page.IndexOf("<title", StringComparison.OrdinalIgnoreCase);
        start = start < 0 ? -1 : page.IndexOf('>', start) + 1;
        var end = start <= 0 ? -1 : page.IndexOf("</title", start, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? null : WebUtility.HtmlDecode(page[start..end]);
    }

    // With and without the word before it, such as Bearer.
    private static IEnumerable<string> SecretsOf(HttpRequestMessage? request) =>
        from header in request?.Headers.NonValidated ?? default
        where !Harmless.Contains(header.Key)
        from value in header.Value
        from secret in new[] { value, value[(value.LastIndexOf(' ') + 1)..] }
        where secret.Length >= ShortestSecret
        orderby secret.Length descending
        select secret;
}
