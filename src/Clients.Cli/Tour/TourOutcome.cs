namespace Clients.Cli.Tour;

/// <summary>How one client did: for the summary.</summary>
/// <param name="Name">The client's name.</param>
/// <param name="Drift">What the drift check said, in a few words.</param>
/// <param name="DriftPassed">Whether it found none; null when it was left out.</param>
/// <param name="Steps">The calls made.</param>
/// <param name="Finished">Whether the segment came to its end.</param>
internal sealed record TourOutcome(string Name, string Drift, bool? DriftPassed, IReadOnlyList<TourStep> Steps, bool Finished)
{
    /// <summary>No drift where it was looked for, and every call went as it should.</summary>
    public bool Passed => DriftPassed != false && Finished && Steps.All(step => step.Passed);

    /// <summary>Time spent in calls.</summary>
    public TimeSpan Elapsed => Steps.Aggregate(TimeSpan.Zero, (sum, step) => sum + step.Elapsed);
}
