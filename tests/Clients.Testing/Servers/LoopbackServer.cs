using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Clients.Testing.Servers;

/// <summary>
/// A real HTTP server on a free loopback port that records each request and answers as the test says. For answers that no proper
/// server would give, see <see cref="RawServer"/>.
/// </summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly RequestLog _log;

    private LoopbackServer(WebApplication app, RequestLog log)
    {
        _app = app;
        _log = log;
        Address = new Uri(app.Urls.Single());
    }

    /// <summary>Where it listens, such as <c>http://127.0.0.1:41213/</c>.</summary>
    public Uri Address { get; }

    /// <summary>The address as a base URL, without a slash at the end.</summary>
    public string BaseUrl => Address.AbsoluteUri.TrimEnd('/');

    /// <summary>The requests so far.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _log.All;

    /// <summary>Starts a server whose answer may depend on the number of the request, from 0.</summary>
    public static async Task<LoopbackServer> StartAsync(Func<HttpContext, int, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.AddServerHeader = false;
            kestrel.Listen(new IPEndPoint(IPAddress.Loopback, 0), listen => listen.Protocols = HttpProtocols.Http1);
        });
        var app = builder.Build();
        var log = new RequestLog();
        app.UseWebSockets();
        app.Run(async context => await answer(context, log.Add(await RecordAsync(context))));
        await app.StartAsync();
        return new LoopbackServer(app, log);
    }

    /// <summary>Starts a server whose answer does not depend on the number of the request.</summary>
    public static Task<LoopbackServer> StartAsync(RequestDelegate answer) => StartAsync((context, _) => answer(context));

    /// <summary>Starts a server that gives these answers one after the other, and the last one from then on.</summary>
    public static Task<LoopbackServer> StartAsync(params Reply[] replies) =>
        StartAsync((context, index) => replies[Math.Min(index, replies.Length - 1)].WriteAsync(context));

    /// <summary>Waits for the request of that number, from 0; fails after 30 s without any request.</summary>
    public Task<RecordedRequest> WaitForRequestAsync(int index, CancellationToken cancellationToken = default) =>
        _log.WaitAsync(index, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Streams that a test left open must not hold it up.
        using var noGrace = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await _app.StopAsync(noGrace.Token);
        await _app.DisposeAsync();
    }

    private static async Task<RecordedRequest> RecordAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => string.Join(",", header.Value!), StringComparer.OrdinalIgnoreCase);
        var target = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        return new RecordedRequest(context.Request.Method, target, headers, body.ToArray());
    }
}
