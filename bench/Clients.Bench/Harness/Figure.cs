namespace Clients.Bench.Harness;

/// <summary>A number that is not a ratio of two operations. One of time says as much about the machine as about the code.</summary>
/// <param name="Text">The number and its aim.</param>
/// <param name="MeetsAim">Whether it is within its aim.</param>
internal sealed record Figure(string Text, bool MeetsAim);
