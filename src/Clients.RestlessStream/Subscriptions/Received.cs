using Clients.RestlessStream.Models;

namespace Clients.RestlessStream.Subscriptions;

/// <summary>What a connection brought: exactly one of an event, an event that cannot be read, and the end.</summary>
internal readonly record struct Received(StreamEvent? Event, RestlessStreamException? Problem = null, Ending? Ending = null)
{
    public Received(Ending ending) : this(null, null, ending)
    {
    }
}
