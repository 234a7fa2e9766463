using System.Runtime.CompilerServices;
using Clients.RestlessStream.Models;
using Microsoft.Extensions.Logging;

namespace Clients.RestlessStream.Subscriptions;

/// <summary>The events of a runtime URL, across as many connections as it takes. The same for both transports.</summary>
internal sealed partial class EventSubscription(IEventTransport transport, string url, SubscriptionOptions options, TimeProvider timeProvider, ILoggerFactory loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger<EventSubscription>();

    /// <summary>Connects and reads until the stream is complete, fails for good, or is cancelled.</summary>
    public async IAsyncEnumerable<StreamEvent> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var position = new ResumePosition(url, options);
        var reconnector = new Reconnector(options, new Uri(url).Authority, timeProvider, _logger);
        var telemetry = new SubscriptionTelemetry(new Uri(url), transport.Protocol);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (connection, end) = await transport.OpenAsync(position.NextUrl(), position.Cursor, cancellationToken).ConfigureAwait(false);
            if (connection is not null)
            {
                reconnector.Connected();
                await using (connection.ConfigureAwait(false))
                {
                    using var open = telemetry.Opened();
                    for (var item = await connection.ReadAsync().ConfigureAwait(false); (end = item.End) is null; item = await connection.ReadAsync().ConfigureAwait(false))
                    {
                        if (item.Problem is { } problem)
                        {
                            telemetry.Skipped();
                            Report(problem);
                        }
                        else if (position.Advance(item.Event!))
                        {
                            reconnector.Received();
                            telemetry.Dispatched();
                            yield return item.Event!;
                            // What is already buffered must not overtake a cancellation.
                            cancellationToken.ThrowIfCancellationRequested();
                        }
                    }
                }
            }

            if (!await reconnector.WaitAsync(end!, position.Cursor, cancellationToken).ConfigureAwait(false))
            {
                yield break;
            }

            telemetry.Reconnecting(wasOpen: connection is not null, end!);
        }
    }

    private void Report(RestlessStreamException problem)
    {
        if (options.OnUnreadableEvent is null)
        {
            throw problem;
        }

        LogUnreadable(_logger, problem.Message);
        options.OnUnreadableEvent(problem);
    }

    // Neither problem's message quotes the payload, which is not ours to log.
    [LoggerMessage(Level = LogLevel.Warning, Message = "Skipped an event. {Problem}")]
    private static partial void LogUnreadable(ILogger logger, string problem);
}
