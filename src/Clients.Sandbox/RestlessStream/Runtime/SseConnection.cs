using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Clients.Sandbox.RestlessStream.Runtime;

/// <summary>Events as <c>text/event-stream</c>.</summary>
internal sealed class SseConnection(HttpContext context) : IRuntimeConnection
{
    public async Task StartAsync()
    {
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }

    public async Task SendAsync(long? id, string type, ReadOnlyMemory<byte> json, int pieces, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{(id is null ? "" : $"id: {id}\n")}event: {type}\ndata: "));
        var body = context.Response.Body;
        if (pieces == 0)
        {
            var frame = new byte[head.Length + json.Length + 2];
            head.CopyTo(frame);
            json.CopyTo(frame.AsMemory(head.Length));
            "\n\n"u8.CopyTo(frame.AsSpan(head.Length + json.Length));
            await body.WriteAsync(frame, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await body.WriteAsync(head, cancellationToken).ConfigureAwait(false);
            for (var at = 0; at < json.Length; at += pieces)
            {
                await body.WriteAsync(json.Slice(at, Math.Min(pieces, json.Length - at)), cancellationToken).ConfigureAwait(false);
                await body.FlushAsync(cancellationToken).ConfigureAwait(false);
            }

            await body.WriteAsync("\n\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        }

        await body.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task SendHalfAsync(ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        await context.Response.Body.WriteAsync("data: "u8.ToArray(), cancellationToken).ConfigureAwait(false);
        await context.Response.Body.WriteAsync(json[..(json.Length / 2)], cancellationToken).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task BeatAsync(CancellationToken cancellationToken)
    {
        await context.Response.Body.WriteAsync(": keep-alive\n\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task EndAsync(int closeCode, CancellationToken cancellationToken) => context.Response.CompleteAsync();

    public void Abort() => context.Abort();
}
