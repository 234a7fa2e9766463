using Clients.Kiota.Runtime.Tests.Support;
using Clients.Testing.Servers;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Http.HttpClientLibrary.Extensions;

namespace Clients.Kiota.Runtime.Tests.Http;

public sealed class RequestOnTheWireTests
{
    [Fact]
    public async Task The_base_url_is_that_of_the_moment_and_has_no_slash_at_its_end()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(204));
        using var adapter = Adapters.For(server.BaseUrl + "/v1///");
        var request = Adapters.Get();

        await adapter.SendNoContentAsync(request);
        adapter.BaseUrl = server.BaseUrl + "/v2";
        await adapter.SendNoContentAsync(request);

        Assert.Equal(["/v1/widgets", "/v2/widgets"], server.Requests.Select(received => received.Target));
    }

    [Fact]
    public async Task Headers_go_out_with_all_their_values_and_encoded_names_decoded()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(204));
        using var adapter = Adapters.For(server.BaseUrl);
        var request = Adapters.Get("{+baseurl}/widgets{?%24select*}");
        string[] selected = ["a", "$b"];
        request.QueryParameters.Add("%24select", selected);
        request.Headers.Add("X-Many", "1", "2");

        await adapter.SendNoContentAsync(request);

        var received = server.Requests.Single();
        Assert.Equal("/widgets?$select=a&$select=%24b", received.Target);
        Assert.Equal("1, 2", received.Header("X-Many"));
        Assert.StartsWith("kiota-dotnet/", received.Header("User-Agent"), StringComparison.Ordinal);
        Assert.Equal("gzip, deflate, br", received.Header("Accept-Encoding"));
    }

    [Fact]
    public async Task A_compressed_response_is_decompressed()
    {
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.Headers.ContentEncoding = "gzip";
            await using var gzip = new System.IO.Compression.GZipStream(context.Response.Body, System.IO.Compression.CompressionLevel.Fastest);
            await gzip.WriteAsync("""{"name":"a"}"""u8.ToArray());
        });
        using var adapter = Adapters.For(server.BaseUrl);

        Assert.Equal("a", (await adapter.SendAsync(Adapters.Get(), Widget.CreateFromDiscriminatorValue))!.Name);
    }

    [Fact]
    public async Task A_stream_body_is_sent_with_its_type_and_disposed()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(204));
        using var adapter = Adapters.For(server.BaseUrl);
        var body = new MemoryStream("raw"u8.ToArray());
        var request = new RequestInformation(Method.PUT, "{+baseurl}/widgets", new Dictionary<string, object>());
        request.SetStreamContent(body, "application/octet-stream");

        await adapter.SendNoContentAsync(request);

        Assert.Equal("raw", server.Requests.Single().Text);
        Assert.Equal("application/octet-stream", server.Requests.Single().Header("Content-Type"));
        Assert.False(body.CanRead);
    }

    /// <summary>The official runtime fails with "The 'file' scheme is not supported." and UriFormatException (S40).</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("https://{region}.example.com")]
    public async Task Without_a_usable_base_url_the_error_says_what_to_set(string? baseUrl)
    {
        using var adapter = Adapters.For(baseUrl!);
        var request = Adapters.Get();
        request.PathParameters["baseurl"] = baseUrl!;

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => adapter.SendNoContentAsync(request));

        Assert.Contains("BaseUrl", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_native_request_carries_the_options()
    {
        using var adapter = Adapters.For("https://h.io");
        var request = Adapters.Get();
        var option = new ResponseHandlerOption();
        request.AddRequestOptions([option]);

        using var message = await adapter.ConvertToNativeRequestAsync<HttpRequestMessage>(request);

        Assert.Equal("https://h.io/widgets", message!.RequestUri!.ToString());
        Assert.Same(option, message.GetRequestOption<ResponseHandlerOption>());
        Assert.NotNull(message.GetRequestOption<ObservabilityOptions>());
        await Assert.ThrowsAsync<InvalidOperationException>(() => adapter.ConvertToNativeRequestAsync<Uri>(request));
    }

    [Fact]
    public async Task A_cancelled_call_ends_at_once()
    {
        using var cancellation = new CancellationTokenSource();
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        using var adapter = Adapters.For(server.BaseUrl);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => adapter.SendNoContentAsync(Adapters.Get(), cancellationToken: cancellation.Token));
    }

    [Fact]
    public void A_client_given_stays_the_callers()
    {
        using var client = new HttpClient { BaseAddress = new Uri("https://h.io/v1/") };
        using (var adapter = new HttpClientRequestAdapter(new Microsoft.Kiota.Abstractions.Authentication.AnonymousAuthenticationProvider(), httpClient: client))
        {
            Assert.Equal("https://h.io/v1", adapter.BaseUrl);
        }

        client.CancelPendingRequests();
    }
}
