using Clients.WireBoard;
using Clients.WireBoard.Live;

namespace Dashboard;

/// <summary>Managed Live clients, one per site: each reader gets the latest state, a slow one never a backlog.</summary>
internal sealed class SharedLiveStates(WireBoardClient client) : SharedSubscriptions<LiveClient>
{
    protected override async Task<LiveClient> StartAsync(string siteId)
    {
        var live = client.Live(siteId);
        try
        {
            await live.StartAsync();
            return live;
        }
        catch
        {
            await live.DisposeAsync();
            throw;
        }
    }
}
