using System.Net.Http.Headers;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;

namespace Microsoft.Kiota.Http.HttpClientLibrary.Middleware;

/// <summary>Copies the headers of requests and responses into the request's option.</summary>
public class HeadersInspectionHandler : DelegatingHandler
{
    private readonly HeadersInspectionHandlerOption _option;

    /// <summary>Creates a handler.</summary>
    /// <param name="defaultOptions">Collects the headers where the request has no option of its own.</param>
    public HeadersInspectionHandler(HeadersInspectionHandlerOption? defaultOptions = null) => _option = defaultOptions ?? new HeadersInspectionHandlerOption();

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var option = RequestOptionsBag.Get<HeadersInspectionHandlerOption>(request) ?? _option;
        if (option.InspectRequestHeaders)
        {
            Copy(request.Headers, option.RequestHeaders);
            Copy(request.Content?.Headers, option.RequestHeaders);
        }

        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (option.InspectResponseHeaders)
        {
            Copy(response.Headers, option.ResponseHeaders);
            Copy(response.Content.Headers, option.ResponseHeaders);
        }

        return response;
    }

    private static void Copy(HttpHeaders? from, RequestHeaders to)
    {
        foreach (var (name, values) in from ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
        {
            to.Add(name, [.. values]);
        }
    }
}
