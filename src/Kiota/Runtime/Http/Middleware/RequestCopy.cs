namespace Microsoft.Kiota.Http.HttpClientLibrary.Middleware;

/// <summary>Copies requests, as a message cannot be sent twice.</summary>
internal static class RequestCopy
{
    /// <summary>Whether the body, if any, can be sent again; one of unknown length is a stream that is used up.</summary>
    internal static bool CanRepeat(HttpRequestMessage request) => request.Content is null || request.Content.Headers.ContentLength is not null;

    /// <summary>Copies a request with its version, headers, options and body.</summary>
    internal static async Task<HttpRequestMessage> CreateAsync(HttpRequestMessage original, CancellationToken cancellationToken)
    {
        var copy = new HttpRequestMessage(original.Method, original.RequestUri)
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

        if (original.Content is { } content)
        {
            copy.Content = new ByteArrayContent(await ReadAsync(content, cancellationToken).ConfigureAwait(false));
            foreach (var header in content.Headers.NonValidated)
            {
                copy.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }

        return copy;
    }

    private static async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        if (stream.CanSeek)
        {
            stream.Position = 0;
        }

        using var buffer = new MemoryStream();
        await stream.CopyToAsync(buffer, cancellationToken).ConfigureAwait(false);
        return buffer.ToArray();
    }
}
