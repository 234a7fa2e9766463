using Clients.Sandbox.WireBoard;
using Clients.WireBoard;

namespace Clients.Cli.Tour;

/// <summary>WireBoard: whose token it is, and which sites it reads.</summary>
internal sealed class WireBoardSegment : ITourSegment
{
    public string Name => "WireBoard";

    public async Task RunAsync(TourStage stage, CancellationToken cancellationToken)
    {
        var token = stage.Sandbox.Get<WireBoardSandbox>().DemoCredential;
        using var adapter = TourAdapter.Create(stage.Sandbox.BaseUrl<WireBoardSandbox>(), "Authorization", $"Bearer {token}");
        var client = new WireBoardClient(adapter);

        await stage.StepAsync(
            "ask whose token it is",
            cancel => client.V1.Account.GetAsync(cancellationToken: cancel),
            account => $"{account?.Data?.Email} may {string.Join(", ", account?.Data?.Abilities ?? [])}",
            cancellationToken).ConfigureAwait(false);
        await stage.StepAsync(
            "list sites",
            cancel => client.V1.Sites.GetAsync(cancellationToken: cancel),
            sites => string.Join(", ", sites?.Data?.Sites?.Select(site => site.Domain) ?? []),
            cancellationToken).ConfigureAwait(false);
    }
}
