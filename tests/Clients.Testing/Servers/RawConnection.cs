using System.Net.Sockets;
using System.Text;

namespace Clients.Testing.Servers;

/// <summary>One connection of <see cref="RawServer"/>, its request read, its answer up to the test.</summary>
public sealed class RawConnection : IDisposable
{
    private const int MaxHeadBytes = 64 * 1024;
    private readonly TcpClient _client;
    private readonly NetworkStream _stream;

    internal RawConnection(TcpClient client, CancellationToken stopped)
    {
        client.NoDelay = true;
        _client = client;
        _stream = client.GetStream();
        Stopped = stopped;
    }

    /// <summary>Cancelled when the server is disposed.</summary>
    public CancellationToken Stopped { get; }

    /// <summary>The request that opened the connection.</summary>
    public RecordedRequest Request { get; private set; } = null!;

    /// <summary>Writes the head of an answer whose body ends with the connection.</summary>
    public Task WriteHeadAsync(int status = 200, params string[] headers) =>
        WriteAsync($"HTTP/1.1 {status} X\r\nConnection: close\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n");

    /// <summary>Writes the head of an event stream that ends with the connection.</summary>
    public Task WriteEventStreamHeadAsync() => WriteHeadAsync(200, "Content-Type: text/event-stream", "Cache-Control: no-store");

    /// <summary>Writes text as UTF-8 in one write.</summary>
    public Task WriteAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Writes bytes in one write.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes) => await _stream.WriteAsync(bytes, Stopped);

    /// <summary>Ends the connection with a TCP reset instead of an orderly close.</summary>
    public void Reset()
    {
        // On the socket itself: the stream's own close would first say goodbye in order.
        _client.Client.LingerState = new LingerOption(true, 0);
        _client.Client.Close();
    }

    /// <summary>Holds the connection open until the client closes it or the server is disposed.</summary>
    public async Task WaitForCloseAsync()
    {
        var rest = new byte[256];
        while (await _stream.ReadAsync(rest, Stopped) > 0)
        {
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    internal async Task<RecordedRequest?> ReadRequestAsync()
    {
        var received = new MemoryStream();
        var chunk = new byte[4096];
        while (true)
        {
            var read = await _stream.ReadAsync(chunk, Stopped);
            if (read == 0)
            {
                return null;
            }

            received.Write(chunk, 0, read);
            if (TryParse(received.ToArray()) is { } request)
            {
                return Request = request;
            }

            if (received.Length > MaxHeadBytes)
            {
                throw new IOException("The request is larger than a test server takes.");
            }
        }
    }

    private static RecordedRequest? TryParse(byte[] bytes)
    {
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return null;
        }

        var lines = Encoding.Latin1.GetString(bytes, 0, end).Split("\r\n");
        var start = lines[0].Split(' ');
        var headers = lines.Skip(1)
            .Select(line => line.Split(':', 2))
            .ToDictionary(pair => pair[0], pair => pair[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var length = headers.TryGetValue("Content-Length", out var text) ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : 0;
        var body = bytes[(end + 4)..];
        return body.Length < length ? null : new RecordedRequest(start[0], start[1], headers, body);
    }
}
