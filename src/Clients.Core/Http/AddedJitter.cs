namespace Clients.Core.Http;

/// <summary>
/// Spreads callers that were told to wait for the same time, so that they do not all come back at once. It only adds: nobody comes back earlier than the
/// service asked for or documents.
/// </summary>
internal static class AddedJitter
{
    // Enough to spread hundreds of callers, and little beside what they wait anyway.
    private const double Share = 0.25;

    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    /// <summary>The wait and a random part of up to a quarter of it, or of up to a second if that is more.</summary>
    public static TimeSpan To(TimeSpan wait) => wait + (Random.Shared.NextDouble() * MostFor(wait));

    /// <summary>The most that is added.</summary>
    public static TimeSpan MostFor(TimeSpan wait) => wait * Share > Least ? wait * Share : Least;
}
