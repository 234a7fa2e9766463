using Clients.Sandbox.RestlessStream;

namespace Clients.RestlessStream.Tests.Subscriptions;

public sealed class HostileEventTests
{
    [Theory, EachTransport]
    public async Task An_unreadable_event_is_thrown_with_its_text(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        setup.Service.AddFault(new RuntimeFault { Kind = RuntimeFaultKind.Malformed });
        setup.Publish(1, 1);

        var failure = await Assert.ThrowsAsync<RestlessStreamParseException>(() => setup.Subscribe(transport).ToEndAsync());

        Assert.Equal("""{"type":"update","meta":""", failure.RawText);
    }

    [Theory, EachTransport]
    public async Task An_unreadable_event_can_be_reported_and_skipped(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        setup.Service.AddFault(new RuntimeFault { Kind = RuntimeFaultKind.Malformed, AfterEvents = 1 });
        var ids = setup.Publish(1, 3);
        var reported = new List<RestlessStreamException>();

        var events = await setup.Subscribe(transport, options => (options.Cursor, options.OnUnreadableEvent) = ("1", Reported(reported))).TakeAsync(3);

        Assert.Equal(ids, events.Select(e => e.EventId));
        Assert.IsType<RestlessStreamParseException>(Assert.Single(reported));
    }

    [Theory, EachTransport]
    public async Task The_text_of_an_unreadable_event_is_bounded(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        setup.Service.AddFault(new RuntimeFault { Kind = RuntimeFaultKind.Oversize, Bytes = 100_000 });
        setup.Publish(1, 1);

        var failure = await Assert.ThrowsAsync<RestlessStreamParseException>(() => setup.Subscribe(transport).ToEndAsync());

        Assert.Equal(RestlessStreamParseException.MaxRawTextLength, failure.RawText.Length);
        Assert.Contains("no JSON object", failure.Message, StringComparison.Ordinal);
    }

    [Theory, EachTransport]
    public async Task An_event_beyond_the_bound_is_a_typed_error(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        setup.Service.AddFault(new RuntimeFault { Kind = RuntimeFaultKind.Oversize, Bytes = 1_000_000 });
        setup.Publish(1, 1);

        var failure = await Assert.ThrowsAsync<RestlessStreamEventTooLargeException>(() =>
            setup.Subscribe(transport, options => options.MaxEventBytes = 10_000).ToEndAsync());

        Assert.Equal(10_000, failure.MaxEventBytes);
    }

    [Theory, EachTransport]
    public async Task A_reported_event_beyond_the_bound_is_skipped(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        setup.Service.AddFault(new RuntimeFault { Kind = RuntimeFaultKind.Oversize, Bytes = 1_000_000, AfterEvents = 1 });
        var ids = setup.Publish(1, 2);
        var reported = new List<RestlessStreamException>();

        var events = await setup.Subscribe(transport, options => (options.Cursor, options.MaxEventBytes, options.OnUnreadableEvent) = ("1", 10_000, Reported(reported))).TakeAsync(2);

        Assert.Equal(ids, events.Select(e => e.EventId));
        Assert.IsType<RestlessStreamEventTooLargeException>(Assert.Single(reported));
    }

    [Theory, EachTransport]
    public async Task The_bound_is_exact(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        setup.Publish(1, 1);
        var size = (await setup.Subscribe(transport).TakeAsync(1))[0].Json.GetRawText().Length;

        Assert.Single(await setup.Subscribe(transport, options => options.MaxEventBytes = size).TakeAsync(1));
        await Assert.ThrowsAsync<RestlessStreamEventTooLargeException>(() => setup.Subscribe(transport, options => options.MaxEventBytes = size - 1).ToEndAsync());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"type\":1,\"meta\":{}}")]
    [InlineData("{\"type\":\"update\",\"type\":\"error\",\"meta\":{}}")]
    [InlineData("{\"type\":\"up\\ud800date\",\"meta\":{}}")]
    [InlineData("{\"type\":\"update\"} {}")]
    public void What_is_no_event_is_unreadable_and_nothing_worse(string json) =>
        Assert.Throws<RestlessStreamParseException>(() => Events.StreamEventReader.Read(System.Text.Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("hush")]
    [InlineData("[\"hush\"]")]
    [InlineData("{\"type\":\"update\",\"hush\":1,\"hush\":2}")]
    public void What_is_told_of_an_unreadable_event_quotes_nothing_but_in_RawText(string text)
    {
        var problem = Assert.Throws<RestlessStreamParseException>(() => Events.StreamEventReader.Read(System.Text.Encoding.UTF8.GetBytes(text)));

        Assert.DoesNotContain("hush", problem.ToString(), StringComparison.Ordinal);
        Assert.Equal(text, problem.RawText);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_unreadable_and_nothing_worse() =>
        Assert.Throws<RestlessStreamParseException>(() => Events.StreamEventReader.Read([.. "{\"type\":\""u8, 0xFF, 0xC0, .. "\",\"meta\":{}}"u8]));

    [Fact]
    public void JSON_nested_beyond_reason_is_unreadable_and_nothing_worse()
    {
        var json = $$"""{"type":"update","meta":{},"data":{{new string('[', 100_000)}}{{new string(']', 100_000)}}}""";

        Assert.Throws<RestlessStreamParseException>(() => Events.StreamEventReader.Read(System.Text.Encoding.UTF8.GetBytes(json)));
    }

    [Theory]
    [InlineData("{\"type\":\"heartbeat\"}")]
    [InlineData("{\"type\":\"update\",\"meta\":{\"status\":99999999999999}}")]
    [InlineData("{\"type\":\"update\",\"meta\":{\"latency_ms\":43.7}}")]
    [InlineData("{\"type\":\"update\",\"meta\":{\"timestamp\":\"yesterday\"}}")]
    [InlineData("{\"type\":\"update\",\"meta\":{\"status\":\"two hundred\"}}")]
    [InlineData("{\"type\":\"update\",\"meta\":null,\"data\":null,\"new\":{\"field\":1}}")]
    public void Unknown_types_and_fields_and_facts_of_another_type_are_tolerated(string json) =>
        Assert.NotNull(Events.StreamEventReader.Read(System.Text.Encoding.UTF8.GetBytes(json)));

    private static Func<RestlessStreamException, ValueTask> Reported(List<RestlessStreamException> reported) => problem =>
    {
        reported.Add(problem);
        return default;
    };
}
