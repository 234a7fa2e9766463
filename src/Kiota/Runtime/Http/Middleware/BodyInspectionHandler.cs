using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;

namespace Microsoft.Kiota.Http.HttpClientLibrary.Middleware;

/// <summary>Copies the bodies of requests and responses into the request's option; the originals stay readable.</summary>
public class BodyInspectionHandler : DelegatingHandler
{
    private readonly BodyInspectionHandlerOption _option;

    /// <summary>Creates a handler.</summary>
    /// <param name="defaultOptions">Takes the copies where the request has no option of its own.</param>
    public BodyInspectionHandler(BodyInspectionHandlerOption? defaultOptions = null) => _option = defaultOptions ?? new BodyInspectionHandlerOption();

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var option = RequestOptionsBag.Get<BodyInspectionHandlerOption>(request) ?? _option;
        if (option.InspectRequestBody)
        {
            option.RequestBody = await CopyAsync(request.Content, cancellationToken).ConfigureAwait(false);
        }

        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (option.InspectResponseBody)
        {
            option.ResponseBody = await CopyAsync(response.Content, cancellationToken).ConfigureAwait(false);
        }

        return response;
    }

    private static async Task<Stream> CopyAsync(HttpContent? content, CancellationToken cancellationToken)
    {
        if (content is null or { Headers.ContentLength: 0 })
        {
            return Stream.Null;
        }

        await content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
        var bytes = await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return bytes.Length == 0 ? Stream.Null : new MemoryStream(bytes, writable: false);
    }
}
