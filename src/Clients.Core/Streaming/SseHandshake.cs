using System.Net;
using System.Net.Http.Headers;
using Clients.Core.Http;

namespace Clients.Core.Streaming;

/// <summary>Asks for a stream and checks that the answer is one.</summary>
internal static class SseHandshake
{
    private const int MaxErrorBytes = 64 * 1024;

    public static async Task<HttpResponseMessage> SendAsync(
        HttpClient httpClient, HttpRequestMessage request, SseConnectionOptions options, CancellationToken cancellationToken)
    {
        if (request.Headers.Accept.Count == 0)
        {
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(EventStreamMediaType.Name));
        }

        request.Headers.CacheControl ??= new CacheControlHeaderValue { NoStore = true };
        using var activity = SseTelemetry.StartConnect(request);
        using var expiry = new CancellationTokenSource(options.ConnectTimeout, options.TimeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancellationToken);
        try
        {
            var response = await httpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, linked.Token).ConfigureAwait(false);
            activity?.SetTag("http.response.status_code", (int)response.StatusCode);
            try
            {
                await CheckAsync(response, options.TimeProvider, linked.Token, cancellationToken).ConfigureAwait(false);
                return response;
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var failure = Describe(exception, request, options);
            SseTelemetry.ConnectFailed(activity, failure);
            if (failure == exception)
            {
                throw;
            }

            throw failure;
        }
    }

    private static async Task CheckAsync(HttpResponseMessage response, TimeProvider timeProvider, CancellationToken end, CancellationToken cancellationToken)
    {
        var isStream = EventStreamMediaType.IsOf(response.Content);
        if (response.StatusCode == HttpStatusCode.OK && isStream)
        {
            return;
        }

        // An endless body must not hold up what is already known to be an error; a stream of another status is one such.
        var body = isStream
            ? new ReceivedContent(ArraySegment<byte>.Empty, isTooLarge: false, failure: null, response.Content.Headers)
            : await BoundedBody.ReadAsync(response.Content, MaxErrorBytes, end, cancellationToken).ConfigureAwait(false);
        response.Content = body;
        var problem = response.IsSuccessStatusCode ? ResponseProblem.None : ResponseProblem.ErrorStatus;
        var received = new ReceivedResponse(
            response, body, problem, ResponseMetadata.From(response, timeProvider.GetUtcNow()), RequestSecrets.InHeaders(response.RequestMessage));
        throw response.StatusCode == HttpStatusCode.OK
            ? new SseRefusedException(
                SseFailure.WrongContentType,
                $"{received.Request} was answered with {received.MediaType ?? "no content type"} instead of {EventStreamMediaType.Name}. Check that the address is that of a stream. Body: {received.DescribeBody()}",
                received)
            : new SseRefusedException(
                SseFailure.Refused,
                $"{received.Request} was answered {received.StatusCode} instead of with a stream. Body: {received.DescribeBody()}",
                received);
    }

    private static Exception Describe(Exception exception, HttpRequestMessage request, SseConnectionOptions options) => exception switch
    {
        // The caller's own cancellation has been thrown before: this is a time-out, ours or that of the HttpClient.
        OperationCanceledException or TimeoutException => new SseException(
            SseFailure.ConnectTimedOut,
            $"{RequestName.Of(request)} was not answered within {options.ConnectTimeout.TotalSeconds:0.###} s. Check the address and the network, or raise {nameof(SseConnectionOptions.ConnectTimeout)}.",
            exception),
        HttpRequestException or IOException => new SseException(
            SseFailure.ConnectFailed,
            $"{RequestName.Of(request)} failed before it was answered: {exception.Message}",
            exception),
        _ => exception,
    };
}
