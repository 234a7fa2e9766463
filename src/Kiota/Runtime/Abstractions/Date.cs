using System.Globalization;

namespace Microsoft.Kiota.Abstractions;

/// <summary>A calendar date without a time zone.</summary>
public struct Date
{
    /// <summary>Takes the date of a <see cref="System.DateTime"/>, in that value's own zone.</summary>
    /// <param name="dateTime">The moment; its time part stays visible in <see cref="DateTime"/> and counts in equality.</param>
    public Date(DateTime dateTime) => DateTime = dateTime;

    /// <summary>Creates a date of the Gregorian calendar.</summary>
    /// <param name="year">The year, 1 to 9999.</param>
    /// <param name="month">The month, 1 to 12.</param>
    /// <param name="day">The day, 1 to the length of the month.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such date.</exception>
    public Date(int year, int month, int day)
        : this(new DateTime(year, month, day))
    {
    }

    /// <summary>The value this date was made from.</summary>
    public DateTime DateTime { get; }

    /// <summary>The year, 1 to 9999.</summary>
    public int Year => DateTime.Year;

    /// <summary>The month, 1 to 12.</summary>
    public int Month => DateTime.Month;

    /// <summary>The day of the month, from 1.</summary>
    public int Day => DateTime.Day;

    /// <summary>Converts to a <see cref="DateOnly"/>.</summary>
    /// <param name="date">The date.</param>
    public static implicit operator DateOnly(Date date) => DateOnly.FromDateTime(date.DateTime);

    /// <summary>Converts from a <see cref="DateOnly"/>.</summary>
    /// <param name="date">The date.</param>
    public static implicit operator Date(DateOnly date) => new(date.Year, date.Month, date.Day);

    /// <summary>The date as it is sent: <c>yyyy-MM-dd</c>, in every culture.</summary>
    /// <returns>The ISO 8601 text.</returns>
    public override string ToString() => DateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
