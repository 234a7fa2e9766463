namespace Clients.Cli.Tour;

/// <summary>One client's part of the tour: calls with the generated classes against the running sandbox.</summary>
internal interface ITourSegment
{
    /// <summary>The client's name in the lock, such as <c>WizChat</c>.</summary>
    string Name { get; }

    /// <summary>Makes the calls, at least two, each through <see cref="TourStage.StepAsync"/>.</summary>
    /// <param name="stage">The sandbox and the record of what happens.</param>
    /// <param name="cancellationToken">Ends the tour early.</param>
    Task RunAsync(TourStage stage, CancellationToken cancellationToken);
}
