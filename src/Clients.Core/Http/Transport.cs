using System.Net;
using System.Text;

namespace Clients.Core.Http;

/// <summary>The end of the pipeline: the user's client or handler, or a socket handler of its own.</summary>
internal static class Transport
{
    public static HttpMessageHandler For(ClientOptions options) => options switch
    {
        { HttpClient: { } client } => new ForwardingHandler(client),
        { HttpMessageHandler: { } handler } => new BorrowedHandler(handler),
        _ => CreateSockets(),
    };

    /// <summary>A socket handler for a client that lives long: DNS changes are noticed, redirects and cookies left alone.</summary>
    public static SocketsHttpHandler CreateSockets() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        EnableMultipleHttp2Connections = true,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(15),
        // An event id is any UTF-8 text, and comes back in this header; everything else stays ASCII.
        RequestHeaderEncodingSelector = static (name, _) =>
            name.Equals("Last-Event-ID", StringComparison.OrdinalIgnoreCase) ? Encoding.UTF8 : null,
    };
}
