using Clients.WireBoard.Live;
using Clients.WireBoard.Models;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.Cli.WireBoard;

/// <summary>Writes each envelope as a JSON line.</summary>
internal sealed class LiveLines(CliEnvironment environment, WireBoardSession session)
{
    /// <summary>Writes until there are enough.</summary>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public async Task FollowAsync(string siteId, IReadOnlyCollection<LiveCategory>? categories, int most, CancellationToken cancellationToken)
    {
        var options = new LiveRawOptions
        {
            Categories = categories,
            OnError = error => new ValueTask(environment.Error.WriteLineAsync($"warning: {session.Explain(error)}")),
            OnReconnect = () => new ValueTask(environment.Error.WriteLineAsync("Reconnected.")),
        };
        var raw = session.Client.LiveRaw([siteId], options);
        await using (raw.ConfigureAwait(false))
        {
            await raw.StartAsync(cancellationToken).ConfigureAwait(false);
            await foreach (var envelope in raw.ReadEnvelopesAsync(cancellationToken).ConfigureAwait(false))
            {
                var line = await KiotaJsonSerializer.SerializeAsStringAsync(envelope, serializeOnlyChangedValues: false, cancellationToken).ConfigureAwait(false);
                await environment.Out.WriteLineAsync(line.AsMemory(), cancellationToken).ConfigureAwait(false);
                // Whoever reads the pipe wants each envelope when it comes.
                await environment.Out.FlushAsync(cancellationToken).ConfigureAwait(false);
                if (--most == 0)
                {
                    return;
                }
            }
        }
    }
}
