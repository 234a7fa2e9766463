using System.Globalization;

namespace Microsoft.Kiota.Abstractions;

/// <summary>A time of day without a date or zone, exact to the second when compared or sent.</summary>
public struct Time : IEquatable<Time>
{
    /// <summary>Takes the time of day of a <see cref="System.DateTime"/>, in that value's own zone.</summary>
    /// <param name="dateTime">The moment.</param>
    public Time(DateTime dateTime) => DateTime = dateTime;

    /// <summary>Creates a time of day.</summary>
    /// <param name="hour">The hour, 0 to 23.</param>
    /// <param name="minute">The minute, 0 to 59.</param>
    /// <param name="second">The second, 0 to 59.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such time.</exception>
    public Time(int hour, int minute, int second)
        : this(new DateTime(1, 1, 1, hour, minute, second))
    {
    }

    /// <summary>The value this time was made from.</summary>
    public DateTime DateTime { get; }

    /// <summary>The hour, 0 to 23.</summary>
    public int Hour => DateTime.Hour;

    /// <summary>The minute, 0 to 59.</summary>
    public int Minute => DateTime.Minute;

    /// <summary>The second, 0 to 59.</summary>
    public int Second => DateTime.Second;

    /// <summary>Converts to a <see cref="TimeOnly"/>, fractions of a second included.</summary>
    /// <param name="time">The time.</param>
    public static implicit operator TimeOnly(Time time) => TimeOnly.FromDateTime(time.DateTime);

    /// <summary>Converts from a <see cref="TimeOnly"/>, fractions of a second included.</summary>
    /// <param name="time">The time.</param>
    public static implicit operator Time(TimeOnly time) => new(new DateTime(time.Ticks));

    /// <summary>Whether hour, minute and second are the same.</summary>
    /// <param name="other">The other time.</param>
    /// <returns>True when they are.</returns>
    public bool Equals(Time other) => Hour == other.Hour && Minute == other.Minute && Second == other.Second;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Time other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Hour, Minute, Second);

    /// <summary>The time as it is sent: <c>HH:mm:ss</c>, in every culture.</summary>
    /// <returns>The ISO 8601 text.</returns>
    public override string ToString() => DateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
