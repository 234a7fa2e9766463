using Clients.Kiota.Runtime.Tests.Support;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace Clients.Kiota.Runtime.Tests.Multipart;

public sealed class MultipartTests : IDisposable
{
    private readonly HttpClientRequestAdapter _adapter = Adapters.For("https://h.io");

    public void Dispose() => _adapter.Dispose();

    [Fact]
    public async Task Parts_are_written_in_order_by_their_own_content_type()
    {
        var body = new MultipartBody();
        body.AddOrReplacePart("json", "application/json", new Widget { Name = "a" });
        body.AddOrReplacePart("text", "text/plain", "old");
        body.AddOrReplacePart("file", "image/png", new byte[] { 65, 66 }, "a.png");
        body.AddOrReplacePart("file", "image/png", new MemoryStream("CD"u8.ToArray()), "b.png");
        body.AddOrReplacePart("text", "text/plain", "new");

        var (contentType, content) = await SetAsync(body);

        Assert.Equal("multipart/form-data; boundary=" + body.Boundary, contentType);
        Assert.Equal(
            $$"""
            --B
            Content-Type: application/json
            Content-Disposition: form-data; name="json"

            {"name":"a"}
            --B
            Content-Type: text/plain
            Content-Disposition: form-data; name="text"

            new
            --B
            Content-Type: image/png
            Content-Disposition: form-data; name="file"; filename="a.png"

            AB
            --B
            Content-Type: image/png
            Content-Disposition: form-data; name="file"; filename="b.png"

            CD
            --B--

            """.ReplaceLineEndings("\r\n"),
            content.Replace(body.Boundary, "B", StringComparison.Ordinal));
    }

    /// <summary>The official runtime writes names raw (S29).</summary>
    [Fact]
    public async Task A_name_cannot_break_out_of_its_quotes_or_line()
    {
        var body = new MultipartBody();
        body.AddOrReplacePart("n\"q\r\nX-Evil: 1", "text/plain", "v", "f\".txt");

        var (_, content) = await SetAsync(body);

        Assert.Contains("name=\"n%22q%0D%0AX-Evil: 1\"; filename=\"f%22.txt\"\r\n", content, StringComparison.Ordinal);
        body.AddOrReplacePart("n", "text/plain\r\nX-Evil: 1", "v");
        await Assert.ThrowsAsync<InvalidOperationException>(() => SetAsync(body));
    }

    /// <summary>In the official runtime the boundary is lost (S29).</summary>
    [Fact]
    public async Task A_content_type_set_by_the_caller_gets_the_boundary()
    {
        var body = new MultipartBody();
        body.AddOrReplacePart("n", "text/plain", "v");

        var (contentType, _) = await SetAsync(body, "multipart/form-data");

        Assert.Equal("multipart/form-data; boundary=" + body.Boundary, contentType);
    }

    [Fact]
    public void Parts_are_told_apart_by_name_and_file_name()
    {
        var body = new MultipartBody();
        body.AddOrReplacePart("n", "text/plain", "v", "f");

        Assert.Equal("v", body.GetPartValue<string>("n", "f"));
        Assert.Null(body.GetPartValue<string>("n", null));
        Assert.True(body.RemovePart("n", "f"));
        Assert.False(body.RemovePart("n", "f"));
        Assert.Matches("^[0-9a-f]{32}$", body.Boundary);
        Assert.Throws<ArgumentNullException>(() => body.AddOrReplacePart("", "text/plain", "v"));
    }

    [Fact]
    public async Task What_cannot_be_sent_is_refused()
    {
        var number = new MultipartBody();
        number.AddOrReplacePart("n", "text/plain", 5);

        await Assert.ThrowsAsync<InvalidOperationException>(() => SetAsync(number));
        await Assert.ThrowsAsync<InvalidOperationException>(() => SetAsync(new MultipartBody()));
        Assert.Throws<InvalidOperationException>(() => new RequestInformation().SetContentFromParsable(_adapter, "multipart/form-data", new Widget()));
    }

    private async Task<(string ContentType, string Content)> SetAsync(MultipartBody body, string? ownContentType = null)
    {
        var request = new RequestInformation();
        if (ownContentType is not null)
        {
            request.Headers.Add("Content-Type", ownContentType);
        }

        request.SetContentFromParsable(_adapter, "multipart/form-data", body);
        using var reader = new StreamReader(request.Content);
        return (request.Headers["Content-Type"].Single(), await reader.ReadToEndAsync());
    }
}
