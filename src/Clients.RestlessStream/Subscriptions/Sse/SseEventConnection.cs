using Clients.Core.Streaming;

namespace Clients.RestlessStream.Subscriptions.Sse;

/// <summary>One open Server-Sent Events connection.</summary>
internal sealed class SseEventConnection(SseConnection<StreamItem> connection, int maxEventBytes, CancellationToken cancellationToken) : IEventConnection
{
    private readonly IAsyncEnumerator<SseEvent<StreamItem>> _events = connection.ReadAllAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

    public async ValueTask<StreamItem> ReadAsync()
    {
        try
        {
            while (await _events.MoveNextAsync().ConfigureAwait(false))
            {
                var item = _events.Current.Data;
                if (item.Event is { } next)
                {
                    next.EventId ??= _events.Current.Id;
                    return item;
                }

                if (item.Problem is not null)
                {
                    return item;
                }

                // An event without data is somebody's heartbeat.
            }

            return new StreamItem(new ConnectionEnd("the service ended it") { IsOrderly = true, RetryAfter = connection.RetryInterval });
        }
        catch (SseException e) when (e.Failure == SseFailure.EventTooLarge)
        {
            // Its end was not looked for, and coming back would bring it again.
            throw new RestlessStreamEventTooLargeException(maxEventBytes, e);
        }
        catch (SseException e)
        {
            return new StreamItem(new ConnectionEnd($"it failed ({e.Message.TrimEnd('.')})") { Cause = e, RetryAfter = connection.RetryInterval });
        }
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync().ConfigureAwait(false);
        await _events.DisposeAsync().ConfigureAwait(false);
    }
}
