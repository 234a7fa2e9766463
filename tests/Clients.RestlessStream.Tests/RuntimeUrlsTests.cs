using System.Collections.Specialized;
using System.Text.Json.Nodes;
using System.Web;
using Clients.RestlessStream.Models;

namespace Clients.RestlessStream.Tests;

public sealed class RuntimeUrlsTests
{
    [Fact]
    public void A_managed_stream_is_addressed_as_the_service_prints_it()
    {
        Assert.Equal("https://stream.restlessapi.stream?streamId=stream_123", RuntimeUrls.Sse("stream_123"));
        Assert.Equal("wss://stream.restlessapi.stream/ws?streamId=stream_123", RuntimeUrls.WebSocket("stream_123"));
        Assert.Equal("wss://stream.restlessapi.stream/ws?sessionId=session_123", RuntimeUrls.WebSocket(sessionId: "session_123"));
        Assert.Equal(
            "https://stream.restlessapi.stream?streamId=a%26b&cursor=42&since=2026-01-01T00%3A00%3A00Z",
            RuntimeUrls.Sse("a&b", cursor: "42", since: "2026-01-01T00:00:00Z"));
        Assert.Equal("http://127.0.0.1:5/restless/stream?streamId=s", RuntimeUrls.Sse("s", streamBaseUrl: "http://127.0.0.1:5/restless/stream/"));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData("stream", "session")]
    public void Exactly_one_of_stream_and_session_is_needed(string? streamId, string? sessionId)
    {
        Assert.Throws<ArgumentException>(() => RuntimeUrls.Sse(streamId, sessionId));
        Assert.Throws<ArgumentException>(() => RuntimeUrls.WebSocket(streamId, sessionId));
    }

    [Theory]
    [InlineData("https://stream.restlessapi.stream?streamId=a%20b", "wss://stream.restlessapi.stream/ws?streamId=a%20b")]
    [InlineData("https://stream.restlessapi.stream/?streamId=s", "wss://stream.restlessapi.stream/ws?streamId=s")]
    [InlineData("http://localhost:1/direct?url=x", "ws://localhost:1/direct/ws?url=x")]
    [InlineData("wss://stream.restlessapi.stream/ws?streamId=s", "wss://stream.restlessapi.stream/ws?streamId=s")]
    [InlineData("https://h", "wss://h/ws")]
    public void An_SSE_URL_has_a_WebSocket_beside_it(string sse, string webSocket) => Assert.Equal(webSocket, RuntimeUrls.ToWebSocket(sse));

    [Theory]
    [InlineData("/relative?streamId=s")]
    [InlineData("ftp://h/x")]
    [InlineData("")]
    public void What_is_no_runtime_URL_has_none(string url) => Assert.ThrowsAny<ArgumentException>(() => RuntimeUrls.ToWebSocket(url));

    [Theory]
    [InlineData("/orders")]
    [InlineData("ftp://api.example.com")]
    [InlineData(null)]
    public void A_direct_stream_needs_a_target(string? url) => Assert.Throws<ArgumentException>(() => RuntimeUrls.DirectSse(new DirectStreamConfig { Url = url }));

    [Theory]
    [InlineData("https://api.example.com/orders?x=1&y=a b#f")]
    [InlineData("https://api.example.com/%2F%20?q=%26")]
    public void The_target_survives_the_query(string target) => Assert.Equal(target, QueryOf(new DirectStreamConfig { Url = target })["url"]);

    [Theory]
    [InlineData("Accept", "application/json; q=\"0,5\"")]
    [InlineData("X-Odd", "a&b=c+d %20 é 😀 \"\\")]
    public void Any_header_survives_the_query(string name, string value)
    {
        var query = QueryOf(new DirectStreamConfig { Url = "https://h", Headers = new HeaderMap { AdditionalData = { [name] = value } } });

        Assert.Equal(value, (string?)JsonNode.Parse(query["headers"]!)![name]);
    }

    [Theory]
    [InlineData("""{"status":"open","n":[1,-2.5,1e3,null,true],"é😀":"&=+%#"}""")]
    [InlineData("\"just text\"")]
    [InlineData("null")]
    [InlineData("[]")]
    public void Any_body_survives_the_query(string body)
    {
        var query = QueryOf(new DirectStreamConfig { Url = "https://h", Body = UntypedJson.From(JsonNode.Parse(body)) });

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(body), JsonNode.Parse(query["body"]!)));
    }

    [Theory]
    [InlineData(".orders[] | {id, total}")]
    [InlineData(".[\"a b\"] // \"x&y=z\" + \"%41\"")]
    public void Any_jq_filter_survives_the_query(string filter) =>
        Assert.Equal(filter, QueryOf(new DirectStreamConfig { Url = "https://h", JqFilter = filter })["jqFilter"]);

    [Fact]
    public void Everything_else_of_a_direct_stream_is_in_the_query_too()
    {
        var query = QueryOf(new DirectStreamConfig
        {
            Url = "https://h",
            Method = Models.HttpMethod.POST,
            PayloadMode = PayloadMode.JSON_PATCH,
            PollingInterval = 30,
            PollingStrategies = [new PollingStrategy { StartTime = "09:00", EndTime = "17:30", Timezone = "Europe/Berlin", DaysOfWeek = [Weekday.MONDAY], PollingInterval = 5 }],
        });

        Assert.Equal(("POST", "JSON_PATCH", "30"), (query["method"], query["payloadMode"], query["pollingInterval"]));
        Assert.Equal(
            """[{"startTime":"09:00","endTime":"17:30","timezone":"Europe/Berlin","daysOfWeek":["MONDAY"],"pollingInterval":5}]""",
            query["pollingStrategies"]);
    }

    private static NameValueCollection QueryOf(DirectStreamConfig stream)
    {
        var sse = new Uri(RuntimeUrls.DirectSse(stream));
        Assert.Equal(sse.Query, new Uri(RuntimeUrls.DirectWebSocket(stream)).Query);
        return HttpUtility.ParseQueryString(sse.Query);
    }
}
