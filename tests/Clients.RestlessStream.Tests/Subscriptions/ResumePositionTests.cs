using Clients.RestlessStream.Models;
using Clients.RestlessStream.Subscriptions;

namespace Clients.RestlessStream.Tests.Subscriptions;

public sealed class ResumePositionTests
{
    [Fact]
    public void Since_is_sent_only_until_a_cursor_exists()
    {
        var position = new ResumePosition("https://h?streamId=s", new SubscriptionOptions { Since = "2026-01-01T00:00:00Z" });

        var before = position.NextUrl().OriginalString;
        position.Advance(new StreamEvent { EventId = "4 2" });
        var after = position.NextUrl().OriginalString;

        Assert.Equal("https://h?streamId=s&since=2026-01-01T00%3A00%3A00Z", before);
        Assert.Equal("https://h?streamId=s&cursor=4%202", after);
    }

    [Fact]
    public void A_cursor_in_the_URL_is_replaced_and_the_rest_of_it_left_as_it_is()
    {
        var position = new ResumePosition("https://h/direct?url=https%3A%2F%2Fx%3Fa%3D%2520&cursor=1&jqFilter=.a%20%7C%20.b&since=9", new SubscriptionOptions());

        var before = position.NextUrl().OriginalString;
        position.Advance(new StreamEvent { EventId = "2" });

        Assert.Equal("https://h/direct?url=https%3A%2F%2Fx%3Fa%3D%2520&jqFilter=.a%20%7C%20.b&cursor=1", before);
        Assert.Equal("https://h/direct?url=https%3A%2F%2Fx%3Fa%3D%2520&jqFilter=.a%20%7C%20.b&cursor=2", position.NextUrl().OriginalString);
    }

    [Fact]
    public void The_options_win_over_the_URL() =>
        Assert.Equal("7", new ResumePosition("https://h?cursor=1", new SubscriptionOptions { Cursor = "7" }).Cursor);

    [Fact]
    public void Starting_from_now_forgets_the_URLs_cursor_too() =>
        Assert.Equal("https://h?streamId=s", new ResumePosition("https://h?streamId=s&cursor=1&since=2", new SubscriptionOptions { Cursor = "5" }.FromNow()).NextUrl().OriginalString);

    [Fact]
    public void An_event_without_an_id_is_delivered_and_moves_nothing()
    {
        var position = new ResumePosition("https://h", new SubscriptionOptions { Cursor = "7" });

        Assert.True(position.Advance(new StreamEvent()));
        Assert.True(position.Advance(new StreamEvent { EventId = "" }));
        Assert.Equal("7", position.Cursor);
    }
}
