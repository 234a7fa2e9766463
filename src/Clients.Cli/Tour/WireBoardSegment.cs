using Clients.Sandbox.WireBoard;
using Clients.WireBoard;
using Clients.WireBoard.Live;

namespace Clients.Cli.Tour;

/// <summary>WireBoard: whose token it is, which sites it reads, and what happens on one of them right now.</summary>
internal sealed class WireBoardSegment : ITourSegment
{
    public string Name => "WireBoard";

    public async Task RunAsync(TourStage stage, CancellationToken cancellationToken)
    {
        var sandbox = stage.Sandbox.Get<WireBoardSandbox>();
        using var adapter = TourAdapter.Create(stage.Sandbox.BaseUrl<WireBoardSandbox>(), "Authorization", $"Bearer {sandbox.DemoCredential}");
        var generated = new WireBoardClient(adapter);

        await stage.StepAsync(
            "ask whose token it is",
            cancel => generated.V1.Account.GetAsync(cancellationToken: cancel),
            account => $"{account?.Data?.Email} may {string.Join(", ", account?.Data?.Abilities ?? [])}",
            cancellationToken).ConfigureAwait(false);
        var sites = await stage.StepAsync(
            "list sites",
            cancel => generated.V1.Sites.GetAsync(cancellationToken: cancel),
            sites => string.Join(", ", sites?.Data?.Sites?.Select(site => site.Domain) ?? []),
            cancellationToken).ConfigureAwait(false);
        await FollowAsync(stage, sandbox, sites?.Data?.Sites?.FirstOrDefault()?.Id ?? sandbox.SiteIds[0], cancellationToken).ConfigureAwait(false);
    }

    private static async Task FollowAsync(TourStage stage, WireBoardSandbox sandbox, string siteId, CancellationToken cancellationToken)
    {
        var reconnected = new TaskCompletionSource();
        using var client = new WireBoardClient(sandbox.DemoCredential, new WireBoardClientOptions { BaseUrl = stage.Sandbox.BaseUrl<WireBoardSandbox>(), TimeProvider = stage.TimeProvider });
        await using var live = client.Live(siteId, new LiveOptions
        {
            OnReconnect = () =>
            {
                reconnected.TrySetResult();
                return default;
            },
        });

        await stage.StepAsync(
            "follow a site live",
            async cancel =>
            {
                await live.StartAsync(cancel).ConfigureAwait(false);
                return live.State!;
            },
            Describe,
            cancellationToken).ConfigureAwait(false);
        await stage.StepAsync(
            "see visitors move",
            cancel => ChangeAfterAsync(live, live.State!, cancel),
            Describe,
            cancellationToken).ConfigureAwait(false);
        await stage.StepAsync(
            "lose the connection",
            async cancel =>
            {
                sandbox.KillConnections();
                await reconnected.Task.WaitAsync(cancel).ConfigureAwait(false);
                return live.State!;
            },
            state => $"reconnected by itself, {Describe(state)}",
            cancellationToken).ConfigureAwait(false);
    }

    private static string Describe(LiveState state) =>
        $"{state.Visitors?.Live ?? 0} visitors, most on {(state.TopPages.Count > 0 ? state.TopPages[0].Url : "no page")}";

    private static async Task<LiveState> ChangeAfterAsync(LiveClient live, LiveState seen, CancellationToken cancellationToken)
    {
        await foreach (var state in live.ReadStatesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!ReferenceEquals(state, seen))
            {
                return state;
            }
        }

        throw new TourFailedException("the stream ended");
    }
}
