using System.Globalization;
using Microsoft.Kiota.Abstractions;

namespace Clients.Kiota.Runtime.Tests.Abstractions;

public sealed class DateAndTimeTests
{
    /// <summary>The official runtime writes the date of the culture's calendar, 2563-01-02 here (S26).</summary>
    [Fact]
    public void A_date_is_gregorian_in_every_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("th-TH");
        try
        {
            Assert.Equal("2020-01-02", new Date(2020, 1, 2).ToString());
            Assert.Equal("10:20:30", new Time(10, 20, 30).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Dates_and_times_convert_to_and_from_their_only_kin()
    {
        DateOnly date = new Date(2020, 1, 2);
        Date back = date;
        TimeOnly time = new Time(new DateTime(2020, 1, 2, 10, 20, 30, 400));
        Time timeBack = time;

        Assert.Equal((2020, 1, 2), (back.Year, back.Month, back.Day));
        Assert.Equal(400, time.Millisecond);
        Assert.Equal(new Time(10, 20, 30), timeBack);
        Assert.Equal(new Time(10, 20, 30).GetHashCode(), timeBack.GetHashCode());
    }
}
