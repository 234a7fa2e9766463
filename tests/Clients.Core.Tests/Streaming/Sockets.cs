namespace Clients.Core.Tests.Streaming;

/// <summary>A client over real sockets that, as the pipeline's, leaves redirects alone.</summary>
internal static class Sockets
{
    public static HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });
}
