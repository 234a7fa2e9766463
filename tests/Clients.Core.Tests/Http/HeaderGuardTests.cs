using Clients.Testing.Servers;

namespace Clients.Core.Tests.Http;

/// <summary>No header leaves as two, whatever set it: the official Kiota runtime and an unvalidated HttpClient would let it.</summary>
public class HeaderGuardTests
{
    [Theory]
    [InlineData("a\r\nX-Smuggled: c")]
    [InlineData("a\nX-Smuggled: c")]
    [InlineData("a\0b")]
    public async Task A_value_that_would_be_two_lines_is_refused_before_anything_is_sent(string value)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, "{}"));
        using var client = ExampleClient.For(server.BaseUrl);
        using var request = new HttpRequestMessage(HttpMethod.Get, server.BaseUrl);
        Assert.True(request.Headers.TryAddWithoutValidation("X-Given", value));

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => client.Pipeline.StreamingClient.SendAsync(request));

        Assert.Contains("X-Given", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Smuggled", exception.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task The_bodys_headers_are_looked_at_too()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, "{}"));
        using var client = ExampleClient.For(server.BaseUrl);
        using var request = new HttpRequestMessage(HttpMethod.Post, server.BaseUrl) { Content = new StringContent("{}") };
        request.Content.Headers.TryAddWithoutValidation("Content-Disposition", "form-data; name=a\r\nX-Smuggled: c");

        await Assert.ThrowsAsync<ArgumentException>(() => client.Pipeline.StreamingClient.SendAsync(request));

        Assert.Empty(server.Requests);
    }
}
