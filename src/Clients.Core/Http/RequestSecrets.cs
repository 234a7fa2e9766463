using System.Text.Json;
using Clients.Core.Diagnostics;

namespace Clients.Core.Http;

/// <summary>Collects what a request holds in confidence, so that an answer that repeats any of it can be shown without.</summary>
internal static class RequestSecrets
{
    // A shorter header value, such as a number, would hide ordinary text. A credential is longer.
    private const int ShortestHeader = 8;

    // A larger request is not searched, so nothing of its answer is shown that the request might hold.
    private const int MaxBodyBytes = 4 * 1024 * 1024;

    private const int MaxBodyValues = 10_000;

    // What a service may repeat without giving anything away. Every other header may be a credential.
    private static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Accept-Encoding", "Accept-Language", "Cache-Control", "Connection", "Host", "Last-Event-ID", "User-Agent", "traceparent", "tracestate",
    };

    // Parts of names of members whose values are secret, whatever the service.
    private static readonly string[] SecretNames = ["token", "secret", "password", "passphrase", "key", "auth", "credential", "cookie", "header", "body", "url"];

    /// <summary>The credentials in the headers of a request, with and without the word before them, such as Bearer.</summary>
    public static IEnumerable<(string Value, string Shown)> InHeaders(HttpRequestMessage? request) =>
        from header in request?.Headers.NonValidated ?? default
        where !Harmless.Contains(header.Key)
        from value in header.Value
        from secret in new[] { value, value[(value.LastIndexOf(' ') + 1)..] }
        where secret.Length >= ShortestHeader
        select (secret, Secret.Mask(secret));

    /// <summary>Reads the texts of a JSON body that an answer must not repeat.</summary>
    /// <param name="request">The request, which has been sent.</param>
    /// <param name="all">True for all texts; false for those of members whose name tells that they are secret.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The texts; null when the body cannot be searched, so that anything may be in it.</returns>
    public static async ValueTask<IReadOnlyList<string>?> InBodyAsync(HttpRequestMessage request, bool all, CancellationToken cancellationToken)
    {
        if (request.Content is not { } content || content.Headers.ContentLength == 0)
        {
            return [];
        }

        if (content.Headers.ContentLength is null or > MaxBodyBytes)
        {
            return null;
        }

        try
        {
            var bytes = await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            using var json = JsonDocument.Parse(bytes);
            var texts = new HashSet<string>(StringComparer.Ordinal);
            Collect(json.RootElement, all, texts);
            return texts.Count < MaxBodyValues ? [.. texts] : null;
        }
        // A stream that was sent and cannot be read again, or a body that is not JSON.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or IOException or NotSupportedException or HttpRequestException)
        {
            return null;
        }
    }

    private static void Collect(JsonElement json, bool wanted, HashSet<string> texts)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String when wanted && texts.Count < MaxBodyValues:
                texts.Add(json.GetString()!);
                break;
            case JsonValueKind.Array:
                foreach (var item in json.EnumerateArray())
                {
                    Collect(item, wanted, texts);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in json.EnumerateObject())
                {
                    Collect(member.Value, wanted || SecretNames.Any(part => member.Name.Contains(part, StringComparison.OrdinalIgnoreCase)), texts);
                }

                break;
        }
    }
}
