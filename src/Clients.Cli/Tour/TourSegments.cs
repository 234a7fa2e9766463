namespace Clients.Cli.Tour;

/// <summary>The segments in the order they are shown.</summary>
internal static class TourSegments
{
    public static IReadOnlyList<ITourSegment> All { get; } =
    [
        new WireBoardSegment(),
        new RestlessStreamSegment(),
        new WizChatSegment(),
        new SwarmAnalyticsSegment(),
    ];
}
