using System.Text.Json.Nodes;
using Clients.Sandbox.WireBoard.Control;
using Clients.Sandbox.WireBoard.Live;
using Clients.Sandbox.WireBoard.Rest;
using Microsoft.AspNetCore.Routing;

namespace Clients.Sandbox.WireBoard;

/// <summary>
/// WireBoard analytics: REST and Live. Reports are derived from names and dates, so they are the same on every run and
/// agree with each other; Live is a real hub with expiring tokens, topics, replay and faults on demand.
/// The same things can be steered over HTTP below <c>/wireboard/_sandbox</c>.
/// </summary>
public sealed class WireBoardSandbox : SandboxService
{
    private static readonly TimeSpan TickEvery = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, LiveTraffic> _traffic = [];
    private ITimer? _ticking;

    internal WireBoardSandbox(TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
        TimeProvider = timeProvider;
        Hub = new LiveHub(timeProvider);
        Tokens = new ApiTokens(timeProvider);
        Tokens.Add(DemoCredential, ["analytics:read", "live:read"]);
    }

    /// <inheritdoc/>
    public override string Name => "WireBoard";

    /// <inheritdoc/>
    public override string PathPrefix => "/wireboard";

    /// <inheritdoc/>
    public override string DemoCredential => "wb_demo_0123456789abcdef";

    /// <summary>What the team pays for. Default <see cref="WireBoardPlan.Paid"/>.</summary>
    public WireBoardPlan Plan { get; set; }

    /// <summary>The shape of Live snapshots. Default <see cref="WireBoardSnapshotShape.Array"/>, as in production.</summary>
    public WireBoardSnapshotShape SnapshotShape { get; set; }

    /// <summary>How long a minted hub token lives; its stream is ended then. Default 900 s.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromSeconds(900);

    /// <summary>Requests a token may make per minute. Default 120.</summary>
    public int RequestsPerMinute { get; set; } = 120;

    /// <summary>Streams the team may hold open at once. Default 10.</summary>
    public int MaxSubscriptions { get; set; } = 10;

    /// <summary>The hub address handed out with tokens; null (the default) is the sandbox's own.</summary>
    public string? HubUrlOverride { get; set; }

    /// <summary>Whether the hub replays what was published after <c>Last-Event-ID</c>. Default true.</summary>
    public bool Replays
    {
        get => Hub.Replays;
        set => Hub.Replays = value;
    }

    /// <summary>Where Live visitors come from; to be set before Live is first used. Default <see cref="WireBoardTrafficMode.Alive"/>.</summary>
    public WireBoardTrafficMode Traffic { get; set; }

    /// <summary>The identifiers of the team's sites: busy, quiet, and one with more URLs than paging may reach.</summary>
    public IReadOnlyList<string> SiteIds { get; } = [.. WireBoardSite.All.Select(site => site.Id)];

    /// <summary>How many streams are open now.</summary>
    public int OpenConnections => Hub.Connections;

    /// <summary>Every stream opened so far, in order.</summary>
    public IReadOnlyList<WireBoardConnection> OpenedConnections => Hub.Opened;

    internal TimeProvider TimeProvider { get; }

    internal LiveHub Hub { get; }

    internal ApiTokens Tokens { get; }

    internal string HubUrl => HubUrlOverride ?? BaseUrl + "/v1/live/stream";

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes)
    {
        StreamEndpoint.Map(routes, this);
        RestEndpoints.Map(routes, this);
        ControlEndpoints.Map(routes, this);
    }

    /// <summary>Mints an API token with the given abilities, such as <c>analytics:read</c>; one without <c>live:read</c> is refused by Live.</summary>
    /// <param name="abilities">What the token may do.</param>
    public string AddToken(params string[] abilities) => Tokens.Mint(abilities);

    /// <summary>Forgets an API token; its next request is answered 401.</summary>
    /// <param name="token">A token from <see cref="AddToken"/> or <see cref="DemoCredential"/>.</param>
    public void RevokeToken(string token) => Tokens.Revoke(token);

    /// <summary>Publishes one envelope to everyone who subscribed to it, and merges it into the truth.</summary>
    /// <param name="siteId">One of <see cref="SiteIds"/>.</param>
    /// <param name="category">Usually one of the 20; an unknown one goes to every subscriber of the site.</param>
    /// <param name="data">The category's payload.</param>
    /// <returns>The event id it travels under.</returns>
    public string Publish(string siteId, string category, JsonNode data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Hub.Publish(siteId, category, data);
    }

    /// <summary>What is true of a site now: category to data, lists in rank order.</summary>
    /// <param name="siteId">One of <see cref="SiteIds"/>.</param>
    public JsonObject TruthOf(string siteId)
    {
        Seed();
        return Hub.Truth(siteId);
    }

    /// <summary>The ids of every envelope published for a site, in order.</summary>
    /// <param name="siteId">One of <see cref="SiteIds"/>.</param>
    public IReadOnlyList<string> PublishedIds(string siteId) => [.. Hub.History().Where(message => message.SiteId == siteId).Select(message => message.Id)];

    /// <summary>Moves the simulation of one site on and publishes what changed.</summary>
    /// <param name="siteId">One of <see cref="SiteIds"/>.</param>
    /// <param name="moves">How many visitors do something. Default 3.</param>
    public void Tick(string siteId, int moves = 3)
    {
        Seed();
        lock (_gate)
        {
            foreach (var (category, data) in _traffic[siteId].Step(TimeProvider.GetUtcNow(), moves))
            {
                Hub.Publish(siteId, category, data);
            }
        }
    }

    /// <summary>Resets every open stream.</summary>
    public void KillConnections() => Hub.ForEach(subscriber => subscriber.Kill());

    /// <summary>Ends every open stream cleanly after what is on its way.</summary>
    public void EndConnections() => Hub.ForEach(subscriber => subscriber.End());

    /// <summary>Ends the stream that has been open longest cleanly, after what is on its way.</summary>
    public void EndOldestConnection() => Hub.EndOldest();

    /// <summary>Cuts the next event of any stream in two, then resets that stream.</summary>
    /// <param name="count">How many streams meet that fate.</param>
    public void TruncateNextEvent(int count = 1) => Hub.Faults.Truncate(count);

    /// <summary>Sends the next event of any stream twice under the same id.</summary>
    /// <param name="count">How many events are sent twice.</param>
    public void DuplicateNextEvent(int count = 1) => Hub.Faults.Duplicate(count);

    /// <summary>Holds the next event of any stream back.</summary>
    /// <param name="delay">For how long, on the sandbox's clock.</param>
    public void DelayNextEvent(TimeSpan delay) => Hub.Faults.Delay(delay);

    /// <summary>Forgets the stream faults still waiting.</summary>
    public void ClearStreamFaults() => Hub.Faults.Clear();

    /// <summary>Writes text to every open stream as it is: comments, malformed data, whatever a test needs.</summary>
    /// <param name="text">Stream text; an event ends with an empty line.</param>
    public void SendRaw(string text) => Hub.ForEach(subscriber => subscriber.SendRaw(text));

    /// <summary>Completes when exactly so many streams are open.</summary>
    /// <param name="count">How many.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    public Task WaitForOpenConnectionsAsync(int count, CancellationToken cancellationToken = default) =>
        Hub.WhenAsync((open, _) => open == count, cancellationToken);

    /// <summary>Completes when at least so many streams have been opened in all.</summary>
    /// <param name="count">How many.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    public Task WaitForOpenedConnectionsAsync(int count, CancellationToken cancellationToken = default) =>
        Hub.WhenAsync((_, opened) => opened >= count, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _ticking?.Dispose();
            _ticking = null;
        }

        Hub.Dispose();
        return base.DisposeAsync();
    }

    /// <summary>Fills the sites with visitors, once, unless traffic is silent.</summary>
    internal void Seed()
    {
        lock (_gate)
        {
            if (_traffic.Count > 0)
            {
                return;
            }

            for (var i = 0; i < WireBoardSite.All.Count; i++)
            {
                var site = WireBoardSite.All[i];
                var traffic = _traffic[site.Id] = new LiveTraffic(site, seed: 1234 + i);
                if (Traffic == WireBoardTrafficMode.Silent)
                {
                    continue;
                }

                foreach (var (category, data) in traffic.Step(TimeProvider.GetUtcNow(), site.DailyVisitors / 10))
                {
                    Hub.Publish(site.Id, category, data);
                }
            }
        }
    }

    /// <summary>Lets the visitors move on by themselves from now on, if they are to.</summary>
    internal void StartTraffic()
    {
        Seed();
        lock (_gate)
        {
            if (Traffic == WireBoardTrafficMode.Alive)
            {
                _ticking ??= TimeProvider.CreateTimer(_ => TickAll(), null, TickEvery, TickEvery);
            }
        }
    }

    private void TickAll()
    {
        if (Hub.Connections == 0)
        {
            return;
        }

        foreach (var site in SiteIds)
        {
            Tick(site);
        }
    }
}
