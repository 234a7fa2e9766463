using Clients.Core.Streaming;

namespace Clients.RestlessStream.Subscriptions.Sse;

/// <summary>One open Server-Sent Events connection.</summary>
internal sealed class SseEventConnection(SseConnection<Received> connection, int maxEventBytes, CancellationToken cancellationToken) : IEventConnection
{
    private readonly IAsyncEnumerator<SseEvent<Received>> _events = connection.ReadAllAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

    public async ValueTask<Received> ReadAsync()
    {
        try
        {
            while (await _events.MoveNextAsync().ConfigureAwait(false))
            {
                var received = _events.Current.Data;
                if (received.Event is { } next)
                {
                    next.EventId ??= _events.Current.Id;
                    return received;
                }

                if (received.Problem is not null)
                {
                    return received;
                }

                // An event without data is somebody's heartbeat.
            }

            return new Received(new Ending("the service ended it") { IsOrderly = true, RetryAfter = connection.RetryInterval });
        }
        catch (SseException e) when (e.Failure == SseFailure.EventTooLarge)
        {
            // Its end was not looked for, and coming back would bring it again.
            throw new RestlessStreamEventTooLargeException(maxEventBytes, e);
        }
        catch (SseException e)
        {
            return new Received(new Ending($"it failed ({e.Message.TrimEnd('.')})") { Cause = e, RetryAfter = connection.RetryInterval });
        }
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync().ConfigureAwait(false);
        await _events.DisposeAsync().ConfigureAwait(false);
    }
}
