namespace Clients.Cli.WireBoard;

/// <summary>How one surface did.</summary>
/// <param name="Name">The surface.</param>
/// <param name="Passed">Whether it works.</param>
/// <param name="Seen">What it gave, or what went wrong.</param>
/// <param name="Details">Lines to be shown below; usually none.</param>
internal sealed record SurfaceOutcome(string Name, bool Passed, string Seen, params IReadOnlyList<string> Details);
