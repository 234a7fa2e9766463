using Clients.Kiota.Runtime.Tests.Support;
using Clients.Testing.Servers;
using Clients.Testing.Time;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;

namespace Clients.Kiota.Runtime.Tests.Http.Middleware;

public sealed class RetryHandlerTests
{
    private static readonly Reply Busy = new(503, """{"detail":"busy"}""", Headers: ("Retry-After", "0"));

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_refused_request_is_sent_again_with_its_body_and_attempt_number(int status)
    {
        await using var server = await LoopbackServer.StartAsync(Busy with { Status = status }, Busy with { Status = status }, new Reply(200, """{"name":"a"}"""));
        using var adapter = Adapters.For(server.BaseUrl);
        var request = new RequestInformation(Method.POST, "{+baseurl}/widgets", new Dictionary<string, object>());
        request.SetContentFromParsable(adapter, "application/json", new Widget { Name = "sent" });

        var widget = await adapter.SendAsync(request, Widget.CreateFromDiscriminatorValue);

        Assert.Equal("a", widget!.Name);
        Assert.Equal([null, "1", "2"], server.Requests.Select(received => received.Header("Retry-Attempt")));
        Assert.All(server.Requests, received => Assert.Equal("""{"name":"sent"}""", received.Text));
        Assert.All(server.Requests, received => Assert.Equal("application/json", received.Header("Content-Type")));
    }

    /// <summary>The official runtime throws an AggregateException that hides the API's error (S5).</summary>
    [Fact]
    public async Task When_the_retries_are_used_up_the_services_own_error_is_seen()
    {
        await using var server = await LoopbackServer.StartAsync(Busy);
        using var adapter = Adapters.For(server.BaseUrl);

        var error = await Assert.ThrowsAsync<WidgetError>(() => adapter.SendNoContentAsync(Adapters.Get(), WidgetError.Mapping("5XX")));

        Assert.Equal("busy", error.Message);
        Assert.Equal(503, error.ResponseStatusCode);
        Assert.Equal(4, server.Requests.Count);
    }

    [Theory]
    [InlineData(500, 3)]
    [InlineData(503, 0)]
    public async Task Other_statuses_and_no_retries_are_not_repeated(int status, int maxRetry)
    {
        await using var server = await LoopbackServer.StartAsync(Busy with { Status = status });
        using var client = KiotaClientFactory.Create(optionsForHandlers: [new RetryHandlerOption { MaxRetry = maxRetry }]);
        using var adapter = Adapters.For(server.BaseUrl, client);

        await Assert.ThrowsAsync<ApiException>(() => adapter.SendNoContentAsync(Adapters.Get()));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_body_that_cannot_be_read_again_is_not_repeated()
    {
        await using var server = await LoopbackServer.StartAsync(Busy);
        using var adapter = Adapters.For(server.BaseUrl);
        var request = new RequestInformation(Method.POST, "{+baseurl}/widgets", new Dictionary<string, object>());
        await using var body = new System.IO.Compression.GZipStream(new MemoryStream(Gzip("raw")), System.IO.Compression.CompressionMode.Decompress);
        request.SetStreamContent(body, "text/plain");

        await Assert.ThrowsAsync<ApiException>(() => adapter.SendNoContentAsync(request));

        Assert.Equal("raw", server.Requests.Single().Text);
    }

    [Fact]
    public async Task An_option_of_the_request_beats_the_handlers()
    {
        await using var server = await LoopbackServer.StartAsync(Busy);
        using var adapter = Adapters.For(server.BaseUrl);
        var request = Adapters.Get();
        request.AddRequestOptions([new RetryHandlerOption { MaxRetry = 1 }]);

        await Assert.ThrowsAsync<ApiException>(() => adapter.SendNoContentAsync(request));

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Without_retry_after_the_delay_doubles()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(503));
        var clock = new FakeTimeProvider();
        using var client = Client(clock);

        var call = client.GetAsync(server.Address);
        foreach (var seconds in (double[])[3, 6, 12])
        {
            var delay = await clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(seconds));
            Assert.InRange(delay.TotalSeconds, seconds, seconds * 1.25);
        }

        using var response = await call;
        Assert.Equal(4, server.Requests.Count);
    }

    /// <summary>Of the date the official runtime takes the seconds only, against local time, and it throws for negative seconds (S7).</summary>
    [Theory]
    [InlineData("7", 7)]
    [InlineData("Thu, 01 Jan 2026 00:01:30 GMT", 90)]
    [InlineData("soon", 3)]
    public async Task Retry_after_is_obeyed(string header, double seconds)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(503, Headers: ("Retry-After", header)), new Reply(204));
        var clock = new FakeTimeProvider();
        using var client = Client(clock);

        var call = client.GetAsync(server.Address);
        var delay = await clock.AdvanceToTimerAsync(TimeSpan.Zero);

        using var response = await call;
        Assert.Equal(seconds, delay.TotalSeconds);
        Assert.Equal(204, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("Wed, 31 Dec 2025 00:00:00 GMT")]
    public async Task A_retry_after_in_the_past_means_now(string header)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(503, Headers: ("Retry-After", header)), new Reply(204));
        using var client = Client(new FakeTimeProvider());

        using var response = await client.GetAsync(server.Address);

        Assert.Equal(204, (int)response.StatusCode);
    }

    /// <summary>The official runtime waits 180 s and asks again, before the service wants it (§3.7).</summary>
    [Fact]
    public async Task A_wait_beyond_the_bound_is_left_to_the_caller()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(429, Headers: ("Retry-After", "3600")));
        using var client = Client(new FakeTimeProvider());

        using var response = await client.GetAsync(server.Address);

        Assert.Equal(429, (int)response.StatusCode);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Delays_stay_within_the_time_limit()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(429, Headers: ("Retry-After", "40")));
        var clock = new FakeTimeProvider();
        using var client = Client(clock, new RetryHandlerOption { RetriesTimeLimit = TimeSpan.FromSeconds(60) });

        var call = client.GetAsync(server.Address);
        await clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(40));

        using var response = await call;
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_delay_can_be_cancelled()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(503));
        var clock = new FakeTimeProvider();
        using var client = Client(clock);
        using var cancellation = new CancellationTokenSource();

        var call = client.GetAsync(server.Address, cancellation.Token);
        await clock.WaitForTimerAsync(TimeSpan.FromSeconds(3));
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public void The_options_have_bounds()
    {
        Assert.Throws<InvalidOperationException>(() => new RetryHandlerOption { MaxRetry = 11 });
        Assert.Throws<InvalidOperationException>(() => new RetryHandlerOption { Delay = 181 });
    }

    private static HttpClient Client(TimeProvider clock, RetryHandlerOption? option = null) =>
        new(new RetryHandler(option, clock) { InnerHandler = KiotaClientFactory.GetDefaultHttpMessageHandler() });

    private static byte[] Gzip(string text)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(buffer, System.IO.Compression.CompressionMode.Compress))
        {
            gzip.Write(System.Text.Encoding.UTF8.GetBytes(text));
        }

        return buffer.ToArray();
    }
}
