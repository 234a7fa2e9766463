namespace Clients.Core.Streaming;

/// <summary>One open connection of a stream, whatever it travels over. One reader reads it, once, from its beginning to its end.</summary>
/// <typeparam name="TEvent">What it brings.</typeparam>
internal interface IStreamConnection<out TEvent> : IAsyncDisposable
{
    /// <summary>The event that <see cref="MoveNextAsync"/> came to.</summary>
    TEvent Current { get; }

    /// <summary>The id in force with <see cref="Current"/>: its own, an earlier event's, or the one the connection was opened with.</summary>
    string LastEventId { get; }

    /// <summary>The reconnection time that the service asked for; null when it did not.</summary>
    TimeSpan? RetryInterval { get; }

    /// <summary>Why <see cref="MoveNextAsync"/> returned false; null for the orderly end of the stream.</summary>
    StreamException? Failure { get; }

    /// <summary>Goes to the next event, or returns false at the end. Throws only when cancelled.</summary>
    ValueTask<bool> MoveNextAsync();
}
