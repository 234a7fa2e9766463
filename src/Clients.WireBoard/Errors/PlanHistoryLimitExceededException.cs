using System.Globalization;

namespace Clients.WireBoard;

/// <summary>The range begins before what the plan keeps (HTTP 422, <c>plan_history_limit_exceeded</c>): ask again from <see cref="EarliestAllowed"/>, or upgrade.</summary>
public sealed class PlanHistoryLimitExceededException : WireBoardApiException
{
    internal PlanHistoryLimitExceededException(string message, WireBoardError error, Exception? innerException = null)
        : base(message, error, innerException)
    {
        EarliestAllowed = error.FieldErrors.TryGetValue("earliest_allowed", out var days) && days.Count > 0
            && DateOnly.TryParseExact(days[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day
                : null;
    }

    /// <summary>The earliest UTC day the plan allows as the beginning of a range; null when the API did not tell it readably.</summary>
    public DateOnly? EarliestAllowed { get; }
}
