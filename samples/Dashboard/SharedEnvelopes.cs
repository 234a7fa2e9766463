using Clients.WireBoard;

namespace Dashboard;

/// <summary>Raw Live clients, one per site, each fanned out to the browsers that look at it.</summary>
internal sealed class SharedEnvelopes(WireBoardClient client) : SharedSubscriptions<EnvelopeFan>
{
    protected override Task<EnvelopeFan> StartAsync(string siteId) => EnvelopeFan.StartAsync(client.LiveRaw([siteId]));
}
