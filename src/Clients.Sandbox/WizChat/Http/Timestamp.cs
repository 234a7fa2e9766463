using System.Globalization;

namespace Clients.Sandbox.WizChat.Http;

/// <summary>Moments as the document writes them.</summary>
internal static class Timestamp
{
    public static string Render(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    public static string? Render(DateTimeOffset? moment) => moment is { } known ? Render(known) : null;

    public static DateTimeOffset Parse(string field, string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment.ToUniversalTime()
            : throw ApiProblem.Invalid(field, $"{field} must be an RFC 3339 date and time");
}
