namespace Clients.WireBoard;

/// <summary>The bounds that the API documents. Calls check them before anything is sent.</summary>
public static class ApiLimits
{
    /// <summary>Rows of a breakdown or URL report when no limit is given.</summary>
    public const int DefaultLimit = 50;

    /// <summary>Most rows of one breakdown.</summary>
    public const int MaxBreakdownLimit = 500;

    /// <summary>Most rows of one page of the URL report.</summary>
    public const int MaxUrlsLimit = 500;

    /// <summary>Most rows of one page of the events report.</summary>
    public const int MaxEventsLimit = 1000;

    /// <summary>The largest offset of a page; rows behind the page that starts there cannot be reached.</summary>
    public const int MaxOffset = 10_000;

    /// <summary>Most days between the first and the last day of a range.</summary>
    public const int MaxRangeDays = 366;
}
