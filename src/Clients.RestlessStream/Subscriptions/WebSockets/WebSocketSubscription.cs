using System.Runtime.CompilerServices;
using Clients.RestlessStream.Models;
using Microsoft.Extensions.Logging;

namespace Clients.RestlessStream.Subscriptions.WebSockets;

/// <summary>Events over WebSocket, across as many connections as it takes.</summary>
internal static class WebSocketSubscription
{
    public static async IAsyncEnumerable<StreamEvent> RunAsync(
        RuntimeAccess access, string url, WebSocketSubscriptionOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var logger = access.Pipeline.LoggerFactory.CreateLogger(typeof(WebSocketSubscription));
        var position = new ResumePosition(url, options);
        var intake = new EventIntake(options, position, logger);
        var opener = new WebSocketOpener(access, options);
        var reconnector = new Reconnector(options, new Uri(url).Authority, access.Pipeline.TimeProvider, logger);
        Ending? ending;
        do
        {
            (var socket, ending) = await opener.OpenAsync(position.NextUrl(), cancellationToken).ConfigureAwait(false);
            if (socket is null)
            {
                continue;
            }

            await using (socket.ConfigureAwait(false))
            {
                for (var received = await socket.ReadAsync().ConfigureAwait(false); (ending = received.Ending) is null; received = await socket.ReadAsync().ConfigureAwait(false))
                {
                    if (received.IsTooLarge)
                    {
                        intake.TooLarge();
                    }
                    else if (intake.Read(received.Message.Span) is { } next)
                    {
                        reconnector.Succeeded();
                        yield return next;
                        // Messages already buffered must not overtake a cancellation.
                        cancellationToken.ThrowIfCancellationRequested();
                    }
                }
            }
        }
        while (await reconnector.WaitAsync(ending!, position.Cursor, cancellationToken).ConfigureAwait(false));
    }
}
