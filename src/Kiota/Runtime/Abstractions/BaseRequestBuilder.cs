namespace Microsoft.Kiota.Abstractions;

/// <summary>The base of every generated client and request builder.</summary>
public abstract class BaseRequestBuilder
{
    /// <summary>Creates a builder for a URL template.</summary>
    /// <param name="requestAdapter">Sends the requests.</param>
    /// <param name="urlTemplate">The RFC 6570 template of the URL; may be empty.</param>
    /// <param name="pathParameters">The path parameters known so far; copied.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    protected BaseRequestBuilder(IRequestAdapter requestAdapter, string urlTemplate, Dictionary<string, object> pathParameters)
    {
        ArgumentNullException.ThrowIfNull(requestAdapter);
        ArgumentNullException.ThrowIfNull(urlTemplate);
        ArgumentNullException.ThrowIfNull(pathParameters);
        RequestAdapter = requestAdapter;
        UrlTemplate = urlTemplate;
        PathParameters = new Dictionary<string, object>(pathParameters);
    }

    /// <summary>Creates a builder whose requests go to one given URL, whatever the template says.</summary>
    /// <param name="requestAdapter">Sends the requests.</param>
    /// <param name="urlTemplate">The RFC 6570 template that the URL replaces.</param>
    /// <param name="rawUrl">The absolute URL to use as it is.</param>
    /// <exception cref="ArgumentNullException">An argument is null, or <paramref name="rawUrl"/> is empty.</exception>
    protected BaseRequestBuilder(IRequestAdapter requestAdapter, string urlTemplate, string rawUrl)
        : this(requestAdapter, urlTemplate, new Dictionary<string, object>())
    {
        if (string.IsNullOrEmpty(rawUrl))
        {
            throw new ArgumentNullException(nameof(rawUrl));
        }

        PathParameters[RequestInformation.RawUrlKey] = rawUrl;
    }

    /// <summary>The values of the path parameters, by the name the template uses.</summary>
    protected Dictionary<string, object> PathParameters { get; set; }

    /// <summary>Sends the requests.</summary>
    protected IRequestAdapter RequestAdapter { get; set; }

    /// <summary>The RFC 6570 template of the URL.</summary>
    protected string UrlTemplate { get; set; }
}
