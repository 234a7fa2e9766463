using System.Net.Http.Headers;

namespace Clients.Core.Http;

/// <summary>
/// One try: sends, bounds the time it takes, and reads the body within a bound, so that everything above sees a response which
/// can no longer fail or stall. An event stream is handed up as it is once its headers are there.
/// </summary>
internal sealed class AttemptHandler(ClientProfile profile, TimeSpan timeout, TimeProvider timeProvider) : DelegatingHandler
{
    internal const string EventStream = "text/event-stream";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var expiry = new CancellationTokenSource(timeout, timeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancellationToken);
        try
        {
            var response = await base.SendAsync(request, linked.Token).ConfigureAwait(false);
            if (!IsEventStream(response))
            {
                await ReceiveAsync(response, linked.Token).ConfigureAwait(false);
            }

            return response;
        }
        catch (OperationCanceledException exception) when (expiry.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(
                $"{RequestName.Of(request)} did not finish within {timeout.TotalSeconds:0.###} s. Raise the {nameof(ClientOptions.Timeout)} option if the service is known to be slow.",
                exception);
        }
    }

    private static bool IsEventStream(HttpResponseMessage response) =>
        response.IsSuccessStatusCode
        && EventStream.Equals(response.Content.Headers.ContentType?.MediaType, StringComparison.OrdinalIgnoreCase);

    private async Task ReceiveAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var original = response.Content;
        try
        {
            var limit = response.IsSuccessStatusCode ? profile.MaxResponseBytes : profile.MaxErrorBytes;
            response.Content = await ReadAsync(original, limit, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            response.Dispose();
            throw;
        }

        // Not after a failure to read, when the response above does it: this frees the connection.
        original.Dispose();
    }

    private static async Task<ReceivedContent> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
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
        (int)Math.Min(Math.Clamp((headers.ContentLength ?? 4096) + 1, 256, 1024 * 1024), limit + 1L);
}
