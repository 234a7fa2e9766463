using Clients.Core.Http;

namespace Clients.Core.Tests.Http;

public sealed class RetryAfterHeaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 4, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("77", 77)]
    [InlineData("1.5", 1.5)]
    [InlineData("2147483648", int.MaxValue)]
    [InlineData("99999999999999999999999999", int.MaxValue)]
    [InlineData("Sat, 21 Nov 2026 04:00:30 GMT", 30)]
    [InlineData("Fri, 20 Nov 2026 04:00:30 GMT", 0)]
    public void Seconds_and_dates_are_read_however_large(string value, double seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), Read(value));

    [Theory]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("1,5")]
    [InlineData("")]
    [InlineData(null)]
    public void What_cannot_be_read_counts_as_absent(string? value) => Assert.Null(Read(value));

    private static TimeSpan? Read(string? value)
    {
        using var response = new HttpResponseMessage();
        if (value is not null)
        {
            response.Headers.TryAddWithoutValidation("Retry-After", value);
        }

        return RetryAfterHeader.Read(response.Headers, Now);
    }
}
