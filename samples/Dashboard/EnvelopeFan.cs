using System.Threading.Channels;
using Clients.WireBoard.Live;
using Clients.WireBoard.Models;

namespace Dashboard;

/// <summary>Hands every envelope of one raw subscription to any number of readers.</summary>
internal sealed class EnvelopeFan : IAsyncDisposable
{
    // A browser this far behind is gone or hopeless; it loses the oldest envelopes rather than the server its memory.
    private const int Backlog = 1000;

    private readonly LiveRawClient _raw;
    private readonly Lock _gate = new();
    private readonly List<ChannelWriter<LiveEnvelope>> _readers = [];
    private Task _pump = Task.CompletedTask;

    private EnvelopeFan(LiveRawClient raw) => _raw = raw;

    public static async Task<EnvelopeFan> StartAsync(LiveRawClient raw)
    {
        var fan = new EnvelopeFan(raw);
        try
        {
            await raw.StartAsync();
        }
        catch
        {
            await raw.DisposeAsync();
            throw;
        }

        fan._pump = fan.PumpAsync();
        return fan;
    }

    /// <summary>Copies what arrives from now on into the channel, until the token is cancelled.</summary>
    public async Task CopyToAsync(ChannelWriter<LiveEnvelope> reader, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _readers.Add(reader);
        }

        try
        {
            await _pump.WaitAsync(cancellationToken);
        }
        finally
        {
            lock (_gate)
            {
                _readers.Remove(reader);
            }
        }
    }

    public static Channel<LiveEnvelope> CreateChannel() =>
        Channel.CreateBounded<LiveEnvelope>(new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest });

    public async ValueTask DisposeAsync()
    {
        await _raw.DisposeAsync();
        await _pump.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task PumpAsync()
    {
        await foreach (var envelope in _raw.ReadEnvelopesAsync())
        {
            lock (_gate)
            {
                foreach (var reader in _readers)
                {
                    reader.TryWrite(envelope);
                }
            }
        }
    }
}
