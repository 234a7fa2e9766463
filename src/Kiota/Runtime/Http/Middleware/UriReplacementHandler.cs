using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;

namespace Microsoft.Kiota.Http.HttpClientLibrary.Middleware;

/// <summary>Changes the URL of each request as its option says.</summary>
/// <typeparam name="TUriReplacementHandlerOption">The option looked for on the request.</typeparam>
public class UriReplacementHandler<TUriReplacementHandlerOption> : DelegatingHandler
    where TUriReplacementHandlerOption : IUriReplacementHandlerOption
{
    private readonly TUriReplacementHandlerOption? _option;

    /// <summary>Creates a handler.</summary>
    /// <param name="uriReplacement">Says what to change where the request does not; null for nothing.</param>
    public UriReplacementHandler(TUriReplacementHandlerOption? uriReplacement = default) => _option = uriReplacement;

    /// <inheritdoc />
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var option = RequestOptionsBag.Get<TUriReplacementHandlerOption>(request) ?? _option;
        if (option is not null && option.IsEnabled())
        {
            request.RequestUri = option.Replace(request.RequestUri);
        }

        return base.SendAsync(request, cancellationToken);
    }
}
