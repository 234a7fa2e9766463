namespace Clients.Cli.Tour;

/// <summary>A step of the tour did not go as it should; the rest of its segment is left out.</summary>
internal sealed class TourFailedException : Exception
{
    public TourFailedException(string message)
        : base(message)
    {
    }

    public TourFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
