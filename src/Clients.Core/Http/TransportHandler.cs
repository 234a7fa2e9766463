namespace Clients.Core.Http;

/// <summary>
/// The last handler before the transport. Sends a write without a body once, and keeps user names and passwords of addresses out of failures.
/// </summary>
/// <remarks>
/// When a server closes a connection without an answer, .NET sends a request again, up to three times, unless it has begun to send a body. An empty body
/// counts as one. Reads may be sent again.
/// </remarks>
internal sealed class TransportHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is null && IsWrite(request.Method))
        {
            request.Content = new ByteArrayContent([]);
        }

        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        // The failure of a proxy repeats the proxy's address.
        catch (HttpRequestException exception) when (UserInfo.IsIn(exception.ToString()))
        {
            throw new HttpRequestException(exception.HttpRequestError, UserInfo.Remove(exception.Message), inner: null, exception.StatusCode);
        }
    }

    private static bool IsWrite(HttpMethod method) =>
        method != HttpMethod.Get && method != HttpMethod.Head && method != HttpMethod.Options && method != HttpMethod.Trace && method != HttpMethod.Connect;
}
