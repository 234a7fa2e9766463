using Clients.RestlessStream.Events;
using Clients.RestlessStream.Models;
using Microsoft.Extensions.Logging;

namespace Clients.RestlessStream.Subscriptions;

/// <summary>Turns what a transport received into events, and applies the consumer's wish about what cannot be read.</summary>
internal sealed partial class EventIntake(SubscriptionOptions options, ResumePosition position, ILogger logger)
{
    /// <summary>Reads one payload; null when there is nothing to deliver.</summary>
    /// <exception cref="RestlessStreamParseException">It cannot be read, and nobody asked to be told instead.</exception>
    public StreamEvent? Read(ReadOnlySpan<byte> utf8, string? transportId = null)
    {
        try
        {
            var read = StreamEventReader.Read(utf8, transportId);
            return position.Advance(read) ? read : null;
        }
        catch (RestlessStreamParseException e) when (options.OnUnreadableEvent is not null)
        {
            Report(e);
            return null;
        }
    }

    /// <summary>Reports an event beyond the bound, or throws it.</summary>
    public void TooLarge(Exception? cause = null)
    {
        var tooLarge = new RestlessStreamEventTooLargeException(options.MaxEventBytes, cause);
        if (options.OnUnreadableEvent is null)
        {
            throw tooLarge;
        }

        Report(tooLarge);
    }

    private void Report(RestlessStreamException problem)
    {
        LogUnreadable(logger, problem.GetType().Name);
        options.OnUnreadableEvent!(problem);
    }

    // The message of a parse error may quote the payload, which is not ours to log.
    [LoggerMessage(Level = LogLevel.Warning, Message = "Passed over an event that cannot be read: {Problem}")]
    private static partial void LogUnreadable(ILogger logger, string problem);
}
