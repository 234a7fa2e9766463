using Clients.RestlessStream.Models;

namespace Clients.RestlessStream.Subscriptions;

/// <summary>What a connection brought: exactly one of an event, an event that cannot be read, and the end.</summary>
internal readonly record struct StreamItem(StreamEvent? Event, RestlessStreamException? Problem = null, ConnectionEnd? End = null)
{
    public StreamItem(ConnectionEnd end) : this(null, null, end)
    {
    }
}
