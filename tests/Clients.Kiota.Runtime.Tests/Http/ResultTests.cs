using Clients.Kiota.Runtime.Tests.Support;
using Clients.Testing.Servers;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.Kiota.Runtime.Tests.Http;

public sealed class ResultTests
{
    [Theory]
    [InlineData(204, null, null)]
    [InlineData(200, "{}", null)]
    [InlineData(200, "", "application/json")]
    public async Task No_body_or_no_content_type_is_null(int status, string? body, string? contentType)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(status, body, contentType));
        using var adapter = Adapters.For(server.BaseUrl);

        Assert.Null(await adapter.SendAsync(Adapters.Get(), Widget.CreateFromDiscriminatorValue));
        Assert.Null(await adapter.SendCollectionAsync(Adapters.Get(), Widget.CreateFromDiscriminatorValue));
        Assert.Null(await adapter.SendPrimitiveAsync<int?>(Adapters.Get()));
        Assert.Null(await adapter.SendPrimitiveCollectionAsync<string>(Adapters.Get()));
        await adapter.SendNoContentAsync(Adapters.Get());
    }

    [Fact]
    public async Task A_content_type_is_found_without_its_parameters_vendor_part_and_case()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(206, """{"name":"a"}""", "Application/vnd.widgets+JSON; charset=utf-8"));
        using var adapter = Adapters.For(server.BaseUrl);

        Assert.Equal("a", (await adapter.SendAsync(Adapters.Get(), Widget.CreateFromDiscriminatorValue))!.Name);
    }

    [Fact]
    public async Task A_content_type_without_a_parser_is_named()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, "<html/>", "text/html"));
        using var adapter = Adapters.For(server.BaseUrl);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => adapter.SendAsync(Adapters.Get(), Widget.CreateFromDiscriminatorValue));
        Assert.Equal("Content type text/html does not have a factory registered to be parsed", error.Message);
    }

    /// <summary>The official runtime throws for the last two (S17).</summary>
    [Fact]
    public async Task Primitives_are_read_by_their_type()
    {
        Assert.Equal(5, await SendAsync<int?>("5"));
        Assert.Equal(5L, await SendAsync<long?>("5"));
        Assert.True(await SendAsync<bool?>("true"));
        Assert.Equal("a", await SendAsync<string>("\"a\""));
        Assert.Equal(1.10m, await SendAsync<decimal?>("1.10"));
        Assert.Equal(DateTimeOffset.UnixEpoch, await SendAsync<DateTimeOffset?>("\"1970-01-01T00:00:00Z\""));
        Assert.Equal(DayOfWeek.Friday, await SendAsync<DayOfWeek?>("\"Friday\""));
        Assert.Null(await SendAsync<DayOfWeek?>("\"Someday\""));
        Assert.Equal(DayOfWeek.Friday, await SendAsync<DayOfWeek?>("5", "text/plain"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => SendAsync<DayOfWeek?>("5"));
        Assert.Equal(7, await SendAsync<int?>("7", "text/plain"));
        Assert.Equal(new Time(10, 20, 30), await SendAsync<Time?>("\"10:20:30\""));
        Assert.Equal([1, 2], await SendAsync<byte[]>("\"AQI=\""));
        await Assert.ThrowsAsync<InvalidOperationException>(() => SendAsync<int>("5"));
    }

    [Fact]
    public async Task Collections_are_read_by_their_element()
    {
        await using var strings = await LoopbackServer.StartAsync(new Reply(200, """["a","b"]"""));
        await using var widgets = await LoopbackServer.StartAsync(new Reply(200, """[{"name":"a"}]"""));
        using var adapter = Adapters.For(strings.BaseUrl);
        using var other = Adapters.For(widgets.BaseUrl);

        Assert.Equal(["a", "b"], await adapter.SendPrimitiveCollectionAsync<string>(Adapters.Get()));
        Assert.Equal("a", (await other.SendCollectionAsync(Adapters.Get(), Widget.CreateFromDiscriminatorValue))!.Single().Name);
    }

    [Fact]
    public async Task Any_json_can_be_read_untyped()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, "null"));
        using var adapter = Adapters.For(server.BaseUrl);

        Assert.IsType<UntypedNull>(await adapter.SendAsync(Adapters.Get(), UntypedNode.CreateFromDiscriminatorValue));
    }

    [Fact]
    public async Task A_stream_is_handed_over_before_its_end()
    {
        var release = new TaskCompletionSource();
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            await context.Response.Body.WriteAsync("first"u8.ToArray());
            await context.Response.Body.FlushAsync();
            await release.Task;
            await context.Response.Body.WriteAsync(" second"u8.ToArray());
        });
        using var adapter = Adapters.For(server.BaseUrl);

        await using var stream = await adapter.SendPrimitiveAsync<Stream>(Adapters.Get());
        using var reader = new StreamReader(stream!);
        var start = new char[5];
        await reader.ReadBlockAsync(start);
        release.SetResult();

        Assert.Equal("first", new string(start));
        Assert.Equal(" second", await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task A_response_handler_gets_any_response_and_owns_it()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(418, "{}"));
        using var adapter = Adapters.For(server.BaseUrl);
        var handler = new NativeResponseHandler();
        var request = Adapters.Get();
        request.SetResponseHandler(handler);

        Assert.Null(await adapter.SendAsync(request, Widget.CreateFromDiscriminatorValue, WidgetError.Mapping("4XX")));

        using var response = Assert.IsType<HttpResponseMessage>(handler.Value);
        Assert.Equal(418, (int)response.StatusCode);
        Assert.Equal("{}", await response.Content.ReadAsStringAsync());
        Assert.Single(handler.ErrorMappings!);
    }

    private static async Task<T?> SendAsync<T>(string body, string contentType = "application/json")
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, body, contentType));
        using var adapter = Adapters.For(server.BaseUrl);
        return await adapter.SendPrimitiveAsync<T>(Adapters.Get());
    }
}
