namespace Clients.Core.DependencyInjection;

/// <summary>
/// Sends each request through the handler that <see cref="IHttpMessageHandlerFactory"/> has at that moment, so that a client which lives as
/// long as the application still follows the factory's rotation of handlers.
/// </summary>
internal sealed class FactoryHandler(IHttpMessageHandlerFactory factory, string name) : HttpMessageHandler
{
    private static readonly HttpRequestOptionsKey<HttpMessageHandler> KeptAlive = new("Clients.Core.Handler");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var handler = factory.CreateHandler(name);
        // The factory disposes a handler nobody refers to: the request, reachable from its response, does while a stream is read.
        request.Options.Set(KeptAlive, handler);
        using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        return await invoker.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
