using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace Clients.Sandbox.WireBoard.Live;

/// <summary>One open stream: what waits to be written to it, and the faults that meet it.</summary>
internal sealed class LiveSubscriber(HashSet<string> topics, LiveStreamFaults faults, TimeProvider timeProvider) : IDisposable
{
    // A hub drops a reader that does not keep up; the simulated one does so here.
    private const int MaxWaiting = 20_000;

    private static readonly TimeSpan KeepAliveEvery = TimeSpan.FromSeconds(15);

    private readonly Channel<Item> _waiting = Channel.CreateBounded<Item>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });
    private readonly CancellationTokenSource _killed = new();

    public bool Wants(LiveMessage message) => topics.Contains(message.Topic)
        || (!message.IsKnownCategory && topics.Any(topic => topic.StartsWith(LiveMessage.TopicPrefix(message.SiteId), StringComparison.Ordinal)));

    public void Send(LiveMessage message)
    {
        if (!_waiting.Writer.TryWrite(new Item(message.Frame, IsEvent: true)))
        {
            Kill();
        }
    }

    public void SendRaw(string text) => _waiting.Writer.TryWrite(new Item(Encoding.UTF8.GetBytes(text), IsEvent: false));

    /// <summary>Resets the connection, whatever waits.</summary>
    public void Kill() => _killed.Cancel();

    /// <summary>Ends the response cleanly after what waits.</summary>
    public void End() => _waiting.Writer.TryComplete();

    public async Task WriteAsync(HttpContext context, DateTimeOffset expires)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_killed.Token, context.RequestAborted);
        using var keepAlive = timeProvider.CreateTimer(_ => SendRaw(":\n\n"), null, KeepAliveEvery, KeepAliveEvery);
        var lifetime = expires - timeProvider.GetUtcNow();
        using var expiry = timeProvider.CreateTimer(_ => End(), null, lifetime > TimeSpan.Zero ? lifetime : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        try
        {
            await foreach (var item in _waiting.Reader.ReadAllAsync(stop.Token).ConfigureAwait(false))
            {
                await WriteItemAsync(context, item, stop.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }

    public void Dispose() => _killed.Dispose();

    private async Task WriteItemAsync(HttpContext context, Item item, CancellationToken cancellationToken)
    {
        var body = context.Response.Body;
        if (!item.IsEvent)
        {
            await body.WriteAsync(item.Bytes, cancellationToken).ConfigureAwait(false);
            await body.FlushAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        if (faults.TakeDelay() is { } delay)
        {
            await Task.Delay(delay, timeProvider, cancellationToken).ConfigureAwait(false);
        }

        if (faults.TakeTruncation())
        {
            await body.WriteAsync(item.Bytes.AsMemory(0, item.Bytes.Length * 2 / 3), cancellationToken).ConfigureAwait(false);
            await body.FlushAsync(cancellationToken).ConfigureAwait(false);
            // Whoever kills the stream at the same moment may not have got as far as the token: what follows must never be written.
            throw new OperationCanceledException("The connection is reset in the middle of an event.");
        }

        await body.WriteAsync(item.Bytes, cancellationToken).ConfigureAwait(false);
        if (faults.TakeDuplicate())
        {
            await body.WriteAsync(item.Bytes, cancellationToken).ConfigureAwait(false);
        }

        await body.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private readonly record struct Item(byte[] Bytes, bool IsEvent);
}
