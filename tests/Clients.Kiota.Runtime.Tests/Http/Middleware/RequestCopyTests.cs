using System.Net;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware;

namespace Clients.Kiota.Runtime.Tests.Http.Middleware;

public sealed class RequestCopyTests
{
    /// <summary>The official runtime's copies fall back to HTTP/1.1 (S6).</summary>
    [Fact]
    public async Task A_copy_keeps_version_policy_headers_options_and_body()
    {
        var key = new HttpRequestOptionsKey<string>("option");
        using var original = new HttpRequestMessage(HttpMethod.Put, "https://h.io/a")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new StringContent("body"),
        };
        original.Headers.Add("X-A", "1");
        original.Options.Set(key, "kept");

        using var copy = await RequestCopy.CreateAsync(original, CancellationToken.None);

        Assert.Equal((HttpMethod.Put, HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact), (copy.Method, copy.Version, copy.VersionPolicy));
        Assert.Equal(["1"], copy.Headers.GetValues("X-A"));
        Assert.True(copy.Options.TryGetValue(key, out var option));
        Assert.Equal("kept", option);
        Assert.Equal("body", await copy.Content!.ReadAsStringAsync());
        Assert.Equal("text/plain", copy.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_body_is_copied_from_where_it_started()
    {
        var stream = new MemoryStream("skipped body"u8.ToArray()) { Position = 8 };
        using var original = new HttpRequestMessage(HttpMethod.Put, "https://h.io/a") { Content = new StreamContent(stream) };

        using var first = await RequestCopy.CreateAsync(original, CancellationToken.None);
        using var second = await RequestCopy.CreateAsync(original, CancellationToken.None);

        Assert.Equal("body", await first.Content!.ReadAsStringAsync());
        Assert.Equal("body", await second.Content!.ReadAsStringAsync());
    }
}
