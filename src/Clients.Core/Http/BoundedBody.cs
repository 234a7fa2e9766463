using System.Net.Http.Headers;

namespace Clients.Core.Http;

/// <summary>Reads a response's body into memory, up to a bound, and keeps what arrived when the connection fails meanwhile.</summary>
internal static class BoundedBody
{
    public static async ValueTask<ReceivedContent> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        var buffer = new byte[InitialSize(content.Headers, limit)];
        var count = 0;
        Exception? failure = null;
        try
        {
            using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            while (true)
            {
                // One byte more than the limit is read, to tell a body of exactly that size from a larger one.
                if (count == buffer.Length)
                {
                    Array.Resize(ref buffer, (int)Math.Min((long)buffer.Length * 2, limit + 1L));
                }

                var read = await stream.ReadAsync(buffer.AsMemory(count), cancellationToken).ConfigureAwait(false);
                count += read;
                if (read == 0 || count > limit)
                {
                    break;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or InvalidDataException)
        {
            failure = exception;
        }

        return new ReceivedContent(new ArraySegment<byte>(buffer, 0, Math.Min(count, limit)), count > limit, failure, content.Headers);
    }

    // The length is the service's word: it sizes the first buffer, not more than a megabyte of it.
    private static int InitialSize(HttpContentHeaders headers, int limit) =>
        (int)Math.Min(Math.Min(headers.ContentLength ?? 4096, 1024 * 1024), limit) + 1;
}
