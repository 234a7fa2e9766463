using Microsoft.Kiota.Abstractions.Serialization;

namespace Microsoft.Kiota.Abstractions;

/// <summary>One request, described without saying how it is sent. Not safe for use by several threads.</summary>
public partial class RequestInformation
{
    /// <summary>The path parameter that holds the URL of a builder made from one.</summary>
    internal const string RawUrlKey = "request-raw-url";

    /// <summary>The path parameter that holds the URL every request starts with.</summary>
    internal const string BaseUrlKey = "baseurl";

    private readonly Dictionary<Type, IRequestOption> _options = [];

    /// <summary>Creates an empty GET request.</summary>
    public RequestInformation()
    {
    }

    /// <summary>Creates a request for a URL template.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="urlTemplate">The RFC 6570 template of the URL.</param>
    /// <param name="pathParameters">The path parameters; copied, so that this request never changes the builder it came from.</param>
    /// <exception cref="ArgumentNullException"><paramref name="pathParameters"/> is null.</exception>
    public RequestInformation(Method method, string urlTemplate, IDictionary<string, object> pathParameters)
    {
        ArgumentNullException.ThrowIfNull(pathParameters);
        HttpMethod = method;
        UrlTemplate = urlTemplate;
        PathParameters = pathParameters is Dictionary<string, object> known
            ? new Dictionary<string, object>(known, known.Comparer)
            : new Dictionary<string, object>(pathParameters);
    }

    /// <summary>The HTTP method; GET unless set.</summary>
    public Method HttpMethod { get; set; }

    /// <summary>The RFC 6570 template of the URL.</summary>
    public string? UrlTemplate { get; set; }

    /// <summary>The values of the path parameters, by the name the template uses.</summary>
    public IDictionary<string, object> PathParameters { get; set; } = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The values of the query parameters, by the name the template uses; null values are not sent.</summary>
    public IDictionary<string, object> QueryParameters { get; set; } = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The headers.</summary>
    public RequestHeaders Headers { get; } = [];

    /// <summary>The body; <see cref="Stream.Null"/> for none. The adapter disposes it once it is sent.</summary>
    public Stream Content { get; set; } = Stream.Null;

    /// <summary>The options for the handlers that the request passes through, at most one of each type.</summary>
    public IEnumerable<IRequestOption> RequestOptions => _options.Values;

    /// <summary>Applies a caller's configuration: query parameters, then options, then headers.</summary>
    /// <typeparam name="T">The operation's query parameters.</typeparam>
    /// <param name="requestConfiguration">Sets what the caller wants; null for nothing.</param>
    public void Configure<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicProperties)] T>(Action<RequestConfiguration<T>>? requestConfiguration)
        where T : class, new()
    {
        if (requestConfiguration is null)
        {
            return;
        }

        var configuration = new RequestConfiguration<T>();
        requestConfiguration(configuration);
        AddQueryParameters(configuration.QueryParameters);
        AddRequestOptions(configuration.Options);
        AddHeaders(configuration.Headers);
    }

    /// <summary>Adds headers.</summary>
    /// <param name="headers">The headers; null for none.</param>
    public void AddHeaders(RequestHeaders headers)
    {
        if (headers is not null)
        {
            Headers.AddAll(headers);
        }
    }

    /// <summary>Adds options; one of a type already present replaces it.</summary>
    /// <param name="options">The options; null, or null among them, is passed over.</param>
    public void AddRequestOptions(IEnumerable<IRequestOption> options)
    {
        foreach (var option in options ?? [])
        {
            if (option is not null)
            {
                _options[option.GetType()] = option;
            }
        }
    }

    /// <summary>Removes the options of the given options' types.</summary>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null or empty.</exception>
    public void RemoveRequestOptions(params IRequestOption[] options)
    {
        if (options is null || options.Length == 0)
        {
            throw new ArgumentNullException(nameof(options));
        }

        foreach (var option in options)
        {
            _options.Remove(option.GetType());
        }
    }

    /// <summary>Finds the option of exactly this type.</summary>
    /// <typeparam name="T">The option.</typeparam>
    /// <returns>The option; the default when there is none.</returns>
    public T? GetRequestOption<T>() => _options.TryGetValue(typeof(T), out var option) ? (T)option : default;

    /// <summary>Hands the response of this request to a handler.</summary>
    /// <param name="responseHandler">The handler.</param>
    /// <exception cref="ArgumentNullException"><paramref name="responseHandler"/> is null.</exception>
    public void SetResponseHandler(IResponseHandler responseHandler)
    {
        ArgumentNullException.ThrowIfNull(responseHandler);
        AddRequestOptions([new ResponseHandlerOption { ResponseHandler = responseHandler }]);
    }
}
