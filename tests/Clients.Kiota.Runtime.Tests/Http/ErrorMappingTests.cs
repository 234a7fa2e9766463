using Clients.Kiota.Runtime.Tests.Support;
using Clients.Testing.Servers;
using Microsoft.Kiota.Abstractions;

namespace Clients.Kiota.Runtime.Tests.Http;

public sealed class ErrorMappingTests
{
    [Theory]
    [InlineData(404, "404", "404", "4XX", "5XX", "XXX")]
    [InlineData(404, "4XX", "403", "4XX", "5XX", "XXX")]
    [InlineData(404, "XXX", "403", "5XX", "XXX")]
    [InlineData(500, "5XX", "404", "4XX", "5XX", "XXX")]
    [InlineData(304, "XXX", "4XX", "XXX")]
    public async Task The_closest_mapping_is_used(int status, string expected, params string[] keys)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(status, status == 304 ? null : """{"detail":"no such widget"}""", Headers: ("X-Q", "a")));
        using var adapter = Adapters.For(server.BaseUrl);

        var error = await Assert.ThrowsAnyAsync<ApiException>(() => adapter.SendAsync(Adapters.Get(), Widget.CreateFromDiscriminatorValue, WidgetError.Mapping(keys)));

        Assert.Equal(status, error.ResponseStatusCode);
        Assert.Equal(["a"], error.ResponseHeaders["x-q"]);
        if (status != 304)
        {
            Assert.Equal("no such widget", error.Message);
            Assert.Equal(expected, error.Source);
        }
    }

    [Theory]
    [InlineData(404, "4xx")]
    [InlineData(400, "5XX")]
    public async Task An_unmapped_error_says_so_and_keeps_its_status(int status, string key)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(status, "{}"));
        using var adapter = Adapters.For(server.BaseUrl);

        var error = await Assert.ThrowsAsync<ApiException>(() => adapter.SendNoContentAsync(Adapters.Get(), WidgetError.Mapping(key)));

        Assert.Equal($"The server returned an unexpected status code and no error factory is registered for this code: {status}", error.Message);
        Assert.Equal(status, error.ResponseStatusCode);
    }

    /// <summary>For a proxy's page or cut-off JSON the official runtime throws parser errors: the status is lost (S9).</summary>
    [Theory]
    [InlineData("<html>bad gateway</html>", "text/html")]
    [InlineData("{\"detail\":", "application/json")]
    [InlineData("{\"code\":\"1.5\",\"code\":1.5}", "application/json")]
    [InlineData("", "application/json")]
    [InlineData("oops", null)]
    public async Task A_mapped_error_that_cannot_be_read_keeps_its_status(string body, string? contentType)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(502, body, contentType));
        using var adapter = Adapters.For(server.BaseUrl);

        var error = await Assert.ThrowsAsync<ApiException>(() => adapter.SendAsync(Adapters.Get(), Widget.CreateFromDiscriminatorValue, WidgetError.Mapping("5XX")));

        Assert.Equal("The server returned an unexpected status code and the error registered for this code failed to deserialize: 502", error.Message);
        Assert.Equal(502, error.ResponseStatusCode);
    }

    [Fact]
    public async Task A_stream_call_fails_like_any_other()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(404, """{"detail":"gone"}"""));
        using var adapter = Adapters.For(server.BaseUrl);

        var error = await Assert.ThrowsAsync<WidgetError>(() => adapter.SendPrimitiveAsync<Stream>(Adapters.Get(), WidgetError.Mapping("4XX")));

        Assert.Equal("gone", error.Message);
    }
}
