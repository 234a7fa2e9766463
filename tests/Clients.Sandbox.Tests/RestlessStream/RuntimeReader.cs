using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Clients.Sandbox.Tests.RestlessStream;

/// <summary>Reads a runtime URL without any client: just enough of either transport to see what the sandbox sends.</summary>
internal static class RuntimeReader
{
    private static readonly TimeSpan TestTimeout = TimeSpan.FromSeconds(30);

    /// <summary>The JSON of the first <paramref name="count"/> events, or of fewer when the connection ends before.</summary>
    /// <remarks><paramref name="onFirst"/> runs once the first event is there, so that a test can act on a connection that is known to be open.</remarks>
    public static async Task<IReadOnlyList<JsonNode>> ReadAsync(string url, string key, int count, Func<Task>? onFirst = null)
    {
        using var deadline = new CancellationTokenSource(TestTimeout);
        return url.StartsWith("ws", StringComparison.Ordinal)
            ? await OverWebSocketAsync(url, key, count, onFirst, deadline.Token)
            : await OverSseAsync(url, key, count, onFirst, deadline.Token);
    }

    private static async Task<IReadOnlyList<JsonNode>> OverSseAsync(string url, string key, int count, Func<Task>? onFirst, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { { "Authorization", "Bearer " + key } } };
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        var events = new List<JsonNode>();
        try
        {
            while (events.Count < count && await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                if (line.StartsWith("data: ", StringComparison.Ordinal))
                {
                    events.Add(JsonNode.Parse(line["data: ".Length..])!);
                    await (events.Count == 1 ? onFirst?.Invoke() ?? Task.CompletedTask : Task.CompletedTask);
                }
            }
        }
        catch (IOException)
        {
            // The connection was reset: what came before it counts.
        }

        return events;
    }

    private static async Task<IReadOnlyList<JsonNode>> OverWebSocketAsync(string url, string key, int count, Func<Task>? onFirst, CancellationToken cancellationToken)
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", "Bearer " + key);
        await socket.ConnectAsync(new Uri(url), cancellationToken);
        var events = new List<JsonNode>();
        var buffer = new byte[64 * 1024];
        var length = 0;
        try
        {
            while (events.Count < count)
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                length += received.Count;
                if (received.EndOfMessage)
                {
                    events.Add(JsonNode.Parse(Encoding.UTF8.GetString(buffer, 0, length))!);
                    await (events.Count == 1 ? onFirst?.Invoke() ?? Task.CompletedTask : Task.CompletedTask);
                    length = 0;
                }
            }
        }
        catch (WebSocketException)
        {
            // As above.
        }

        return events;
    }
}
