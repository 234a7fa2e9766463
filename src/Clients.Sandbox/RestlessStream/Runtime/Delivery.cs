using System.Text;
using Clients.Sandbox.RestlessStream.State;

namespace Clients.Sandbox.RestlessStream.Runtime;

/// <summary>Sends a feed to one subscriber from where it starts, and does to it what the fault plan says.</summary>
internal sealed class Delivery(Feed feed, IRuntimeConnection connection, RuntimeFault? fault, TimeProvider timeProvider, CreditLedger? credits)
{
    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(15);

    private int _delivered;
    private bool _faulted = fault is null;

    /// <summary>Delivers until the feed ends, the fault ends the connection, or the client is gone.</summary>
    public async Task RunAsync(string? cursor, string? since, CancellationToken cancellationToken)
    {
        var (position, needsFull) = feed.Start(cursor, since);
        while (true)
        {
            var (events, more, ended) = feed.After(position);
            foreach (var next in events)
            {
                var json = needsFull || next.Patch is null ? next.Full : next.Patch;
                needsFull &= next.Type == "error";
                position = next.Id;
                if (await DeliverAsync(next, json, cancellationToken).ConfigureAwait(false))
                {
                    return;
                }
            }

            if (events.Count == 0 && !_faulted && await FailAsync(null, default, cancellationToken).ConfigureAwait(false) == Outcome.Over)
            {
                return;
            }

            if (events.Count > 0)
            {
                continue;
            }

            if (ended)
            {
                await connection.EndAsync(1000, cancellationToken).ConfigureAwait(false);
                return;
            }

            await BeatUntilAsync(more, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> DeliverAsync(FeedEvent next, byte[] json, CancellationToken cancellationToken)
    {
        var outcome = await FailAsync(next, json, cancellationToken).ConfigureAwait(false);
        if (outcome == Outcome.Send)
        {
            await connection.SendAsync(next.Id, next.Type, json, 0, cancellationToken).ConfigureAwait(false);
            credits?.Charge(timeProvider.GetUtcNow(), CreditLedger.Delivery);
        }

        _delivered++;
        return outcome == Outcome.Over;
    }

    private enum Outcome
    {
        Send,
        Sent,
        Over,
    }

    // With no event at hand only the faults that need none can happen.
    private async Task<Outcome> FailAsync(FeedEvent? next, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        if (_faulted || _delivered < fault!.AfterEvents)
        {
            return Outcome.Send;
        }

        if (next is null && fault.Kind is RuntimeFaultKind.Partial or RuntimeFaultKind.Fragment or RuntimeFaultKind.Lose or RuntimeFaultKind.Repeat)
        {
            return Outcome.Send;
        }

        _faulted = true;
        switch (fault.Kind)
        {
            case RuntimeFaultKind.Abort:
                connection.Abort();
                return Outcome.Over;
            case RuntimeFaultKind.End:
                await connection.EndAsync(1001, cancellationToken).ConfigureAwait(false);
                return Outcome.Over;
            case RuntimeFaultKind.Close:
                await connection.EndAsync(fault.CloseCode, cancellationToken).ConfigureAwait(false);
                return Outcome.Over;
            case RuntimeFaultKind.Partial:
                await connection.SendHalfAsync(json, cancellationToken).ConfigureAwait(false);
                connection.Abort();
                return Outcome.Over;
            case RuntimeFaultKind.Silence:
                await Task.Delay(Timeout.InfiniteTimeSpan, timeProvider, cancellationToken).ConfigureAwait(false);
                return Outcome.Over;
            case RuntimeFaultKind.Malformed:
                await connection.SendAsync(null, "update", "{\"type\":\"update\",\"meta\":"u8.ToArray(), 0, cancellationToken).ConfigureAwait(false);
                return Outcome.Send;
            case RuntimeFaultKind.Oversize:
                await connection.SendAsync(null, "update", Encoding.ASCII.GetBytes($"\"{new string('x', Math.Max(0, fault.Bytes - 2))}\""), 0, cancellationToken).ConfigureAwait(false);
                return Outcome.Send;
            case RuntimeFaultKind.Fragment:
                await connection.SendAsync(next!.Id, next.Type, json, fault.Bytes, cancellationToken).ConfigureAwait(false);
                return Outcome.Sent;
            case RuntimeFaultKind.Repeat:
                await connection.SendAsync(next!.Id, next.Type, json, 0, cancellationToken).ConfigureAwait(false);
                return Outcome.Send;
            default:
                return Outcome.Sent;
        }
    }

    private async Task BeatUntilAsync(Task more, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var beat = Task.Delay(HeartbeatInterval, timeProvider, waiting.Token);
            var first = await Task.WhenAny(more, beat).ConfigureAwait(false);
            await waiting.CancelAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            if (first == more)
            {
                return;
            }

            await connection.BeatAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
