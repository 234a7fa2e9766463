using System.Globalization;

namespace Clients.WireBoard;

/// <summary>
/// A calendar day in UTC, as WireBoard counts days. Converts by itself from <see cref="DateOnly"/> (taken as it is) and from
/// <see cref="DateTimeOffset"/> (converted to UTC first, so that 23:30 at -05:00 is the next day).
/// </summary>
/// <remarks>There is no conversion from <see cref="DateTime"/>: without an offset it does not say which day is meant.</remarks>
public readonly record struct UtcDay
{
    private UtcDay(DateOnly date) => Date = date;

    /// <summary>The day.</summary>
    public DateOnly Date { get; }

    /// <summary>The day as it stands in a calendar.</summary>
    /// <param name="date">The UTC day.</param>
    public static UtcDay FromDateOnly(DateOnly date) => new(date);

    /// <summary>The day on which an instant falls in UTC.</summary>
    /// <param name="instant">The instant.</param>
    public static UtcDay FromDateTimeOffset(DateTimeOffset instant) => new(DateOnly.FromDateTime(instant.UtcDateTime));

    /// <inheritdoc cref="FromDateOnly"/>
    public static implicit operator UtcDay(DateOnly date) => FromDateOnly(date);

    /// <inheritdoc cref="FromDateTimeOffset"/>
    public static implicit operator UtcDay(DateTimeOffset instant) => FromDateTimeOffset(instant);

    /// <summary>The day as it is sent: <c>YYYY-MM-DD</c>.</summary>
    public override string ToString() => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
