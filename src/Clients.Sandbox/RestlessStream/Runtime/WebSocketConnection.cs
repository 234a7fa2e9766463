using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;

namespace Clients.Sandbox.RestlessStream.Runtime;

/// <summary>Events as text messages. What the client sends is read and dropped, so that its close and its pings are answered.</summary>
internal sealed class WebSocketConnection(WebSocket socket, HttpContext context) : IRuntimeConnection
{
    /// <summary>Completes when the client closes or is gone.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[1024];
        try
        {
            while ((await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken).ConfigureAwait(false)).MessageType != WebSocketMessageType.Close)
            {
            }

            if (socket.State == WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException)
        {
        }
    }

    public async Task SendAsync(long? id, string type, ReadOnlyMemory<byte> json, int pieces, CancellationToken cancellationToken)
    {
        var size = pieces == 0 ? json.Length : pieces;
        for (var at = 0; at < json.Length; at += size)
        {
            var piece = json.Slice(at, Math.Min(size, json.Length - at));
            await socket.SendAsync(piece, WebSocketMessageType.Text, at + piece.Length == json.Length, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task SendHalfAsync(ReadOnlyMemory<byte> json, CancellationToken cancellationToken) =>
        socket.SendAsync(json[..(json.Length / 2)], WebSocketMessageType.Text, endOfMessage: false, cancellationToken).AsTask();

    // Kestrel's own keep-alive pings are frames of the protocol and need nobody to send them.
    public Task BeatAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task EndAsync(int closeCode, CancellationToken cancellationToken) =>
        socket.CloseOutputAsync((WebSocketCloseStatus)closeCode, "the stream ends here", cancellationToken);

    public void Abort() => context.Abort();
}
