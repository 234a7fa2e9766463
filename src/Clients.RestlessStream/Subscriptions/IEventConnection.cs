namespace Clients.RestlessStream.Subscriptions;

/// <summary>One open connection, over either transport.</summary>
internal interface IEventConnection : IAsyncDisposable
{
    /// <summary>The next event, or the end. Throws when cancelled, and for what ends the subscription for good.</summary>
    ValueTask<StreamItem> ReadAsync();
}
