using System.Globalization;
using System.Net.Http.Headers;

namespace Clients.Core.Http;

/// <summary>
/// Reads <c>Retry-After</c> in both its forms, seconds and date, whatever the culture. Seconds with a fraction, and more of them than .NET's header
/// parser takes, are read, too: to ignore a long wait would be the opposite of what the service asked for.
/// </summary>
public static class RetryAfterHeader
{
    /// <summary>The wait that the header asks for: zero for a date that has passed, null when absent or unreadable.</summary>
    /// <param name="headers">The response's headers.</param>
    /// <param name="now">The present, for the date form.</param>
    public static TimeSpan? Read(HttpResponseHeaders headers, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(headers);
        var value = headers.RetryAfter;
        var wait = value?.Delta ?? (value?.Date - now) ?? ReadOddSeconds(headers);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static TimeSpan? ReadOddSeconds(HttpResponseHeaders headers) =>
        headers.TryGetValues("Retry-After", out var values)
        && double.TryParse(values.First(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, int.MaxValue))
            : null;
}
