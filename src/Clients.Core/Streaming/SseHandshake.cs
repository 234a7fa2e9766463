using System.Net;
using System.Net.Http.Headers;
using Clients.Core.Http;

namespace Clients.Core.Streaming;

/// <summary>Asks for a stream and checks that the answer is one.</summary>
internal static class SseHandshake
{
    private const int MaxErrorBytes = 64 * 1024;

    // An error is known with its status. Its body, which says more about it, must not hold the report up if it does not end.
    private static readonly TimeSpan ErrorBodyTimeout = TimeSpan.FromSeconds(2);

    public static async Task<HttpResponseMessage> SendAsync(
        HttpClient httpClient, HttpRequestMessage request, SseConnectionOptions options, CancellationToken cancellationToken)
    {
        if (request.Headers.Accept.Count == 0)
        {
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(EventStreamMediaType.Name));
        }

        request.Headers.CacheControl ??= new CacheControlHeaderValue { NoCache = true };
        using var activity = StreamTelemetry.StartConnect(options.Package, request.RequestUri, "sse connect");
        using var expiry = new CancellationTokenSource(options.ConnectTimeout, options.TimeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancellationToken);
        try
        {
            var response = await httpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, linked.Token).ConfigureAwait(false);
            try
            {
                await ThrowIfRefusedAsync(response, options.TimeProvider, linked.Token, cancellationToken).ConfigureAwait(false);
                activity?.SetTag("http.response.status_code", (int)response.StatusCode);
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
            StreamTelemetry.ConnectFailed(activity, failure);
            if (failure == exception)
            {
                throw;
            }

            throw failure;
        }
    }

    private static async Task ThrowIfRefusedAsync(HttpResponseMessage response, TimeProvider timeProvider, CancellationToken expiry, CancellationToken cancellationToken)
    {
        var isStream = EventStreamMediaType.IsOf(response.Content);
        if (response.StatusCode == HttpStatusCode.OK && isStream)
        {
            return;
        }

        if (response.StatusCode == HttpStatusCode.OK)
        {
            // The body says nothing about the error, so it is not read.
            var answer = Receive(response, Empty(response.Content), ResponseProblem.None, timeProvider);
            var type = EventStreamMediaType.NameOf(response.Content) is { } name ? answer.Quote(name, maxLength: 100) : "no content type";
            throw new StreamRefusedException(
                DisconnectReason.WrongContentType,
                $"{answer.Request} was answered with {type} instead of {EventStreamMediaType.Name}. Check that the address is that of a stream.",
                answer);
        }

        var body = isStream ? Empty(response.Content) : await ReadErrorAsync(response.Content, timeProvider, expiry, cancellationToken).ConfigureAwait(false);
        var received = Receive(response, body, response.IsSuccessStatusCode ? ResponseProblem.None : ResponseProblem.ErrorStatus, timeProvider);
        throw new StreamRefusedException(
            DisconnectReason.Refused,
            $"{received.Request} was answered {received.StatusCode} instead of with a stream. Body: {received.DescribeBody()}",
            received);
    }

    private static async ValueTask<ReceivedContent> ReadErrorAsync(HttpContent content, TimeProvider timeProvider, CancellationToken expiry, CancellationToken cancellationToken)
    {
        using var bodyExpiry = new CancellationTokenSource(ErrorBodyTimeout, timeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(bodyExpiry.Token, expiry);
        return await BoundedBody.ReadAsync(content, MaxErrorBytes, linked.Token, cancellationToken).ConfigureAwait(false);
    }

    private static ReceivedContent Empty(HttpContent content) => new(ArraySegment<byte>.Empty, isTooLarge: false, failure: null, content.Headers);

    private static ReceivedResponse Receive(HttpResponseMessage response, ReceivedContent body, ResponseProblem problem, TimeProvider timeProvider)
    {
        response.Content = body;
        return new ReceivedResponse(
            response, body, problem, ResponseMetadata.From(response, timeProvider.GetUtcNow()), RequestSecrets.InHeaders(response.RequestMessage));
    }

    private static Exception Describe(Exception exception, HttpRequestMessage request, SseConnectionOptions options) => exception switch
    {
        // The caller's own cancellation has been thrown before: this is a time-out, ours or that of the HttpClient.
        OperationCanceledException or TimeoutException => new StreamException(
            DisconnectReason.ConnectTimedOut,
            $"{RequestName.Of(request)} was not answered within {options.ConnectTimeout.TotalSeconds:0.###} s. Check the address and the network, or raise {nameof(StreamOptions.ConnectTimeout)}.",
            exception),
        HttpRequestException or IOException => new StreamException(
            DisconnectReason.ConnectFailed,
            $"{RequestName.Of(request)} failed before it was answered: {exception.Message}",
            exception),
        _ => exception,
    };
}
