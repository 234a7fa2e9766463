namespace Clients.Sandbox.WireBoard.Live;

/// <summary>One visitor on a site, as the simulation knows them.</summary>
internal sealed class SimulatedSession
{
    public required string Id { get; init; }

    public required string Country { get; init; }

    public required string Device { get; init; }

    public required string Browser { get; init; }

    public required string System { get; init; }

    public required string Language { get; init; }

    public required string Screen { get; init; }

    public required string Medium { get; init; }

    /// <summary>Source, search term, network or referring URL, whichever fits the medium; null for direct visits.</summary>
    public required string? Origin { get; init; }

    public required double Latitude { get; init; }

    public required double Longitude { get; init; }

    public required int Performance { get; init; }

    public required bool Returning { get; init; }

    public required string EntryPage { get; init; }

    public required DateTimeOffset Started { get; init; }

    public required string Page { get; set; }

    public int Steps { get; set; } = 1;

    public DateTimeOffset LastActivity { get; set; }

    public bool Changed { get; set; } = true;
}
