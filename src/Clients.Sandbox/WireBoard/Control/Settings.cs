namespace Clients.Sandbox.WireBoard.Control;

/// <summary>The body of <c>POST /wireboard/_sandbox/settings</c>; what is absent stays as it is.</summary>
internal sealed record Settings
{
    public WireBoardPlan? Plan { get; init; }

    public WireBoardSnapshotShape? SnapshotShape { get; init; }

    /// <summary>In seconds.</summary>
    public double? TokenLifetime { get; init; }

    public int? RequestsPerMinute { get; init; }

    public int? MaxSubscriptions { get; init; }

    public WireBoardTrafficMode? Traffic { get; init; }

    public bool? Replays { get; init; }

    public void ApplyTo(WireBoardSandbox sandbox)
    {
        sandbox.Plan = Plan ?? sandbox.Plan;
        sandbox.SnapshotShape = SnapshotShape ?? sandbox.SnapshotShape;
        sandbox.TokenLifetime = TokenLifetime is { } seconds ? TimeSpan.FromSeconds(seconds) : sandbox.TokenLifetime;
        sandbox.RequestsPerMinute = RequestsPerMinute ?? sandbox.RequestsPerMinute;
        sandbox.MaxSubscriptions = MaxSubscriptions ?? sandbox.MaxSubscriptions;
        sandbox.Traffic = Traffic ?? sandbox.Traffic;
        sandbox.Replays = Replays ?? sandbox.Replays;
    }
}
