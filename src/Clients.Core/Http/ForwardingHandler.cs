namespace Clients.Core.Http;

/// <summary>The end of the pipeline when the user brings an HttpClient: sends with it and never disposes it.</summary>
internal sealed class ForwardingHandler(HttpClient httpClient) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        httpClient.SendAsync(RequestCopy.Of(request), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
}
