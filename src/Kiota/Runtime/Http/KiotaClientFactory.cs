using System.Net;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;

namespace Microsoft.Kiota.Http.HttpClientLibrary;

/// <summary>Makes HttpClients with the default handlers.</summary>
public static class KiotaClientFactory
{
    /// <summary>Makes a client with the default handlers: HTTP/2 or lower, time-out 100 seconds.</summary>
    /// <param name="finalHandler">Sends the requests; the default handler when null.</param>
    /// <param name="optionsForHandlers">Configures the handlers, the first option of each kind its handler.</param>
    /// <returns>The client; the caller disposes it.</returns>
    public static HttpClient Create(HttpMessageHandler? finalHandler = null, IRequestOption[]? optionsForHandlers = null) =>
        Create(CreateDefaultHandlers(optionsForHandlers), finalHandler);

    /// <summary>Makes a client with given handlers.</summary>
    /// <param name="handlers">The handlers, outermost first; none for the default ones.</param>
    /// <param name="finalHandler">Sends the requests; the default handler when null.</param>
    /// <returns>The client; the caller disposes it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="handlers"/> is null.</exception>
    public static HttpClient Create(IList<DelegatingHandler> handlers, HttpMessageHandler? finalHandler = null)
    {
        ArgumentNullException.ThrowIfNull(handlers);
        var chain = handlers.Count == 0 ? CreateDefaultHandlers() : handlers;
        var first = ChainHandlersCollectionAndGetFirstLink(finalHandler ?? GetDefaultHttpMessageHandler(), [.. chain]);
        return new HttpClient(first!)
        {
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
    }

    /// <summary>Makes the default handlers, outermost first: URI replacement, retry, redirect, parameter-name decoding, user agent, headers inspection, body inspection.</summary>
    /// <param name="optionsForHandlers">Configures the handlers, the first option of each kind its handler.</param>
    /// <returns>The handlers, not yet chained.</returns>
    public static IList<DelegatingHandler> CreateDefaultHandlers(IRequestOption[]? optionsForHandlers = null)
    {
        var options = optionsForHandlers ?? [];
        return
        [
            new UriReplacementHandler<UriReplacementHandlerOption>(First<UriReplacementHandlerOption>(options)),
            new RetryHandler(First<RetryHandlerOption>(options)),
            new RedirectHandler(First<RedirectHandlerOption>(options)),
            new ParametersNameDecodingHandler(First<ParametersNameDecodingOption>(options)),
            new UserAgentHandler(First<UserAgentHandlerOption>(options)),
            new HeadersInspectionHandler(First<HeadersInspectionHandlerOption>(options)),
            new BodyInspectionHandler(First<BodyInspectionHandlerOption>(options)),
        ];
    }

    /// <summary>Links handlers, outermost first.</summary>
    /// <param name="finalHandler">Ends the chain; null leaves it open.</param>
    /// <param name="handlers">The handlers; null ones are passed over.</param>
    /// <returns>The first handler; null when there is none.</returns>
    public static DelegatingHandler? ChainHandlersCollectionAndGetFirstLink(HttpMessageHandler? finalHandler, params DelegatingHandler[] handlers)
    {
        if (handlers is null || handlers.Length == 0)
        {
            return null;
        }

        var present = handlers.Where(handler => handler is not null).ToArray();
        for (var i = 0; i + 1 < present.Length; i++)
        {
            present[i].InnerHandler = present[i + 1];
        }

        if (finalHandler is not null && present.Length > 0)
        {
            present[^1].InnerHandler = finalHandler;
        }

        return present.FirstOrDefault();
    }

    /// <summary>Links handlers, outermost first, and leaves the chain open.</summary>
    /// <param name="handlers">The handlers; null ones are passed over.</param>
    /// <returns>The first handler; null when there is none.</returns>
    public static DelegatingHandler? ChainHandlersCollectionAndGetFirstLink(params DelegatingHandler[] handlers) =>
        ChainHandlersCollectionAndGetFirstLink(null, handlers);

    /// <summary>Makes the handler that sends: it decompresses, leaves redirects to the redirect handler, and opens more HTTP/2 connections as needed.</summary>
    /// <param name="proxy">The proxy; the system's when null.</param>
    /// <returns>The handler.</returns>
    public static HttpMessageHandler GetDefaultHttpMessageHandler(IWebProxy? proxy = null) => new SocketsHttpHandler
    {
        Proxy = proxy,
        AllowAutoRedirect = false,
        EnableMultipleHttp2Connections = true,
        AutomaticDecompression = DecompressionMethods.All,
    };

    private static T? First<T>(IRequestOption[] options)
        where T : class, IRequestOption => options.OfType<T>().FirstOrDefault();
}
