namespace Clients.SwarmAnalytics.Spool;

/// <summary>Reads a row of the table of events. SQLite lets any column hold any value, and a hand at the file may have put one there.</summary>
internal static class SpoolRow
{
    private static readonly long FirstMoment = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long LastMoment = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <param name="row">id, install, operation, submission_id, recorded_at, attempts, next_attempt, body.</param>
    /// <param name="problem">Why the event cannot be sent; null when it can. Then what could be read stands in the event.</param>
    public static SpooledEvent Read(SqliteRow row, out string? problem)
    {
        problem = null;
        var hasInstall = row.TryText(1, out var install);
        var hasOperation = row.TryText(2, out var operation);
        var hasId = Guid.TryParseExact(row.Text(3), "D", out var submissionId);
        var hasTime = row.TryNumber(4, out var recordedAt) && recordedAt >= FirstMoment && recordedAt <= LastMoment;
        var hasBody = row.TryBlob(7, out var body);
        if (!(hasInstall && hasOperation && hasId && hasTime && hasBody))
        {
            problem = "unreadable " + (!hasInstall ? "install" : !hasOperation ? "operation" : !hasId ? "submission_id" : !hasTime ? "recorded_at" : "body");
        }

        return new SpooledEvent
        {
            Id = row.Number(0),
            Install = install,
            Operation = hasOperation ? operation : "unknown",
            SubmissionId = submissionId,
            RecordedAt = DateTimeOffset.FromUnixTimeMilliseconds(hasTime ? recordedAt : 0),
            // An odd number here only hastens the next attempt.
            Attempts = (int)Math.Clamp(row.Number(5), 0, int.MaxValue),
            NextAttempt = DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(row.Number(6), 0, LastMoment)),
            Body = body,
        };
    }
}
