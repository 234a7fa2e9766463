namespace Clients.Core.Http;

/// <summary>
/// An HTTP client whose handlers have read the body. The plain one would copy the body once more, and hand the copy to the adapter without the JSON it
/// was parsed to.
/// </summary>
internal sealed class ReceivingHttpClient(HttpMessageHandler handler) : HttpClient(handler, disposeHandler: false)
{
    public override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
}
