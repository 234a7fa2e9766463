using System.Net;
using System.Net.Sockets;

namespace Clients.Testing.Servers;

/// <summary>
/// A TCP server on a free loopback port for answers no proper server gives: cut off, reset, oddly framed or written byte by byte. Each
/// connection is handed to the test with its number, from 0, once its request has been read.
/// </summary>
public sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly RequestLog _log = new();
    private readonly Func<RawConnection, int, Task> _answer;
    private readonly Task _accepting;

    private RawServer(Func<RawConnection, int, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The address as a base URL, without a slash at the end.</summary>
    public string BaseUrl => Address.AbsoluteUri.TrimEnd('/');

    /// <summary>The requests so far.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _log.All;

    /// <summary>Starts a server. The connection is closed when the answer's task completes.</summary>
    public static RawServer Start(Func<RawConnection, int, Task> answer) => new(answer);

    /// <summary>Waits for the request of that number, from 0; fails after 30 s without any request.</summary>
    public Task<RecordedRequest> WaitForRequestAsync(int index, CancellationToken cancellationToken = default) =>
        _log.WaitAsync(index, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                connections.Add(ServeAsync(client));
            }
        }
        catch (Exception exception) when (_stop.IsCancellationRequested && exception is OperationCanceledException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Which of them it is depends on where the stop met the listener.
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = new RawConnection(client, _stop.Token);
        try
        {
            if (await connection.ReadRequestAsync() is { } request)
            {
                await _answer(connection, _log.Add(request));
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The client went away, or the test is over: both are ordinary ends of a connection.
        }
    }
}
