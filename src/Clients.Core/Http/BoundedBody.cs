using System.Net.Http.Headers;

namespace Clients.Core.Http;

/// <summary>Reads a response's body into memory, up to a bound, and keeps what arrived when the connection fails meanwhile.</summary>
internal static class BoundedBody
{
    /// <param name="content">The body.</param>
    /// <param name="limit">The most bytes that are kept.</param>
    /// <param name="end">Ends the reading, because the time is up or by the token that follows.</param>
    /// <param name="cancellationToken">Tells whether the end is an exception. If it is not cancelled, what has arrived is kept, as after a failure.</param>
    public static async ValueTask<ReceivedContent> ReadAsync(HttpContent content, int limit, CancellationToken end, CancellationToken cancellationToken)
    {
        var buffer = new byte[InitialSize(content.Headers, limit)];
        var count = 0;
        Exception? failure = null;
        try
        {
            using var stream = await content.ReadAsStreamAsync(end).ConfigureAwait(false);
            while (true)
            {
                // One byte more than the limit is read, to tell a body of exactly that size from a larger one.
                if (count == buffer.Length)
                {
                    Array.Resize(ref buffer, (int)Math.Min((long)buffer.Length * 2, limit + 1L));
                }

                var read = await stream.ReadAsync(buffer.AsMemory(count), end).ConfigureAwait(false);
                count += read;
                if (read == 0 || count > limit)
                {
                    break;
                }
            }
        }
        // Compressed data that is damaged is the latter two, by the method of compression.
        catch (Exception exception) when (exception is IOException or HttpRequestException or InvalidDataException or InvalidOperationException)
        {
            failure = exception;
        }
        catch (OperationCanceledException exception) when (end.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            failure = new TimeoutException("The body did not come to its end in time.", exception);
        }

        return new ReceivedContent(new ArraySegment<byte>(buffer, 0, Math.Min(count, limit)), count > limit, failure, content.Headers);
    }

    // The length is the service's word: it sizes the first buffer, not more than a megabyte of it.
    private static int InitialSize(HttpContentHeaders headers, int limit) =>
        (int)Math.Min(Math.Min(headers.ContentLength ?? 4096, 1024 * 1024), limit) + 1;
}
