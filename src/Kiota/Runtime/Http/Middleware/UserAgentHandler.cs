using System.Net.Http.Headers;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;

namespace Microsoft.Kiota.Http.HttpClientLibrary.Middleware;

/// <summary>Names this library in the User-Agent header, after what the caller put there.</summary>
public class UserAgentHandler : DelegatingHandler
{
    private readonly UserAgentHandlerOption _option;

    /// <summary>Creates a handler.</summary>
    /// <param name="userAgentHandlerOption">Says what to add where the request does not.</param>
    public UserAgentHandler(UserAgentHandlerOption? userAgentHandlerOption = null) => _option = userAgentHandlerOption ?? new UserAgentHandlerOption();

    /// <inheritdoc />
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var option = RequestOptionsBag.Get<UserAgentHandlerOption>(request) ?? _option;
        if (option.Enabled && !request.Headers.UserAgent.Any(part => option.ProductName.Equals(part.Product?.Name, StringComparison.OrdinalIgnoreCase)))
        {
            request.Headers.UserAgent.Add(new ProductInfoHeaderValue(option.ProductName, option.ProductVersion));
        }

        return base.SendAsync(request, cancellationToken);
    }
}
