namespace Clients.Core.Http;

/// <summary>
/// One attempt: sends, bounds the time it takes, and reads the body within a bound, so that everything above sees a response which
/// can no longer fail or stall. An event stream that was asked for is handed up as it is once its headers are there.
/// </summary>
internal sealed class AttemptHandler(ClientProfile profile, TimeSpan timeout, TimeProvider timeProvider) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var end = new CancellationTokenSource(timeout, timeProvider);
        using var cancellation = cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), end);
        try
        {
            var response = await base.SendAsync(request, end.Token).ConfigureAwait(false);
            if (!IsEventStream(request, response))
            {
                await ReceiveAsync(response, end.Token, cancellationToken).ConfigureAwait(false);
            }

            return response;
        }
        catch (OperationCanceledException exception) when (end.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(
                $"{RequestName.Of(request)} did not finish within {timeout.TotalSeconds:0.###} s. Raise the {nameof(ClientOptions.Timeout)} option if the service is known to be slow.",
                exception);
        }
    }

    private static bool IsEventStream(HttpRequestMessage request, HttpResponseMessage response) =>
        response.IsSuccessStatusCode
        && EventStreamMediaType.IsOf(response.Content)
        && request.Headers.Accept.Any(accepted => EventStreamMediaType.Name.Equals(accepted.MediaType, StringComparison.OrdinalIgnoreCase));

    private async ValueTask ReceiveAsync(HttpResponseMessage response, CancellationToken end, CancellationToken cancellationToken)
    {
        var original = response.Content;
        try
        {
            // An error's status must not be lost over a body that does not end; a success without its body is none.
            var (limit, failing) = response.IsSuccessStatusCode ? (profile.MaxResponseBytes, end) : (profile.MaxErrorBytes, cancellationToken);
            response.Content = await BoundedBody.ReadAsync(original, limit, end, failing).ConfigureAwait(false);
        }
        catch
        {
            response.Dispose();
            throw;
        }

        // Not after a failure to read, when the response above does it: this frees the connection.
        original.Dispose();
    }
}
