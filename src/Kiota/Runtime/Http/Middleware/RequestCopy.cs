namespace Microsoft.Kiota.Http.HttpClientLibrary.Middleware;

/// <summary>Copies requests, as a message cannot be sent twice.</summary>
internal static class RequestCopy
{
    /// <summary>Whether the body, if any, can be sent again; one of unknown length is a stream that is used up.</summary>
    internal static bool CanRepeat(HttpRequestMessage request) => request.Content is null || request.Content.Headers.ContentLength is not null;

    /// <summary>Copies a request with its version, headers, options and body.</summary>
    internal static async Task<HttpRequestMessage> CreateAsync(HttpRequestMessage original, CancellationToken cancellationToken)
    {
        var copy = CreateWithoutContent(original, original.Method);
        if (original.Content is { } content)
        {
            using var body = new MemoryStream();
            await content.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
            copy.Content = new ByteArrayContent(body.ToArray());
            foreach (var header in content.Headers.NonValidated)
            {
                copy.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }

        return copy;
    }

    /// <summary>Copies a request with its version, headers and options.</summary>
    internal static HttpRequestMessage CreateWithoutContent(HttpRequestMessage original, HttpMethod method)
    {
        var copy = new HttpRequestMessage(method, original.RequestUri)
        {
            Version = original.Version,
            VersionPolicy = original.VersionPolicy,
        };
        foreach (var header in original.Headers.NonValidated)
        {
            copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        foreach (var option in original.Options)
        {
            copy.Options.Set(new HttpRequestOptionsKey<object?>(option.Key), option.Value);
        }

        return copy;
    }
}
