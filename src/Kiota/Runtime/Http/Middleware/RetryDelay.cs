using System.Globalization;
using System.Net.Http.Headers;

namespace Microsoft.Kiota.Http.HttpClientLibrary.Middleware;

/// <summary>How long to wait before a request is repeated.</summary>
internal static class RetryDelay
{
    /// <summary>No wait is longer.</summary>
    internal const int MaximumSeconds = 180;

    /// <summary>
    /// What Retry-After says in seconds or as a date, and never a wait in the past. Without it the delay doubles with each attempt and up to a quarter is added at random,
    /// so that many clients do not come back at once; an unreadable header gives the plain delay.
    /// </summary>
    /// <returns>The delay; null when the service asks for a longer one than <see cref="MaximumSeconds"/>, as coming back earlier would be refused again.</returns>
    internal static TimeSpan? Next(HttpResponseHeaders headers, int delaySeconds, int attempt, DateTimeOffset now)
    {
        var seconds = headers.NonValidated.TryGetValues("Retry-After", out var values)
            ? FromHeader(values.ToString(), now) ?? delaySeconds
            : Math.Min(MaximumSeconds, delaySeconds * Math.Pow(2, attempt) * (1 + (Random.Shared.NextDouble() / 4)));
        return seconds > MaximumSeconds ? null : TimeSpan.FromSeconds(Math.Max(seconds, 0));
    }

    private static double? FromHeader(string value, DateTimeOffset now) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) ? seconds
        : DateTimeOffset.TryParseExact(value, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? (date - now).TotalSeconds
        : null;
}
