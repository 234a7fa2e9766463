using Clients.Core.Http;

namespace Clients.Core.Tests.Http;

public class OptionsTests
{
    [Theory]
    [InlineData("https://api.example.com")]
    [InlineData("https://api.example.com/")]
    [InlineData("http://127.0.0.1:8080/wireboard")]
    public void An_absolute_address_is_valid(string baseUrl) =>
        Assert.Empty(new ExampleOptions { BaseUrl = baseUrl }.Validate());

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("api.example.com")]
    [InlineData("/v1")]
    [InlineData("ftp://api.example.com")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://api.example.com?key=1")]
    [InlineData("https://api.example.com#x")]
    [InlineData("https://user:secret@api.example.com")]
    [InlineData(" https://api.example.com")]
    [InlineData("https://api.example.com ")]
    [InlineData("https://api.example.com\n")]
    [InlineData("https://api.example.com/a b")]
    [InlineData("https://api.example.com/a\u00a0b")]
    [InlineData("https://api.\texample.com")]
    [InlineData("https://api.example.com/\u0000")]
    public void Another_address_is_refused_and_not_repeated(string? baseUrl)
    {
        var problem = Assert.Single(new ExampleOptions { BaseUrl = baseUrl! }.Validate());

        Assert.StartsWith("BaseUrl must", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    [InlineData(40L * 24 * 3600 * 1000)]
    public void A_time_out_out_of_range_is_refused(long milliseconds) =>
        Assert.Single(new ExampleOptions { Timeout = TimeSpan.FromMilliseconds(milliseconds) }.Validate());

    [Fact]
    public void A_pipeline_is_not_made_from_invalid_options()
    {
        using var client = new HttpClient();
        using var handler = new SocketsHttpHandler();
        var options = new ExampleOptions { BaseUrl = "x", Timeout = TimeSpan.Zero, HttpClient = client, HttpMessageHandler = handler };

        var exception = Assert.Throws<ArgumentException>(() => ClientPipeline.Create(options, ExampleClient.Profile));

        Assert.Contains("BaseUrl", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Timeout", exception.Message, StringComparison.Ordinal);
        Assert.Contains("HttpMessageHandler", exception.Message, StringComparison.Ordinal);
    }
}
