using Clients.SwarmAnalytics.Spool;

namespace Clients.SwarmAnalytics.Tests.Spool;

/// <summary>What every spool promises, in memory or on disk.</summary>
public sealed class EventSpoolTests : IDisposable
{
    private readonly SpoolFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Events_come_out_in_the_order_they_went_in(bool durable)
    {
        await using var spool = Open(durable);
        await spool.AppendAsync([_fixture.Event("1"), _fixture.Event("2"), _fixture.Event("3")], default);

        var lease = await spool.LeaseAsync(SpoolFixture.Install, 2, inOrder: true, default);

        Assert.Equal(["1", "2"], SpoolFixture.Bodies(lease.Events));
        Assert.Equal(3, await spool.CountAsync(SpoolFixture.Install, default));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_done_leaves_and_the_rest_is_handed_out_again(bool durable)
    {
        await using var spool = Open(durable);
        await spool.AppendAsync([_fixture.Event("1"), _fixture.Event("2"), _fixture.Event("3")], default);
        var lease = await spool.LeaseAsync(SpoolFixture.Install, 3, inOrder: true, default);

        await spool.SettleAsync(new SpoolSettlement { Install = SpoolFixture.Install, Done = [lease.Events[1]], EndsLease = true }, default);

        Assert.Equal(["1", "3"], SpoolFixture.Bodies((await spool.LeaseAsync(SpoolFixture.Install, 9, inOrder: true, default)).Events));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_overtakes_an_event_that_waits_for_its_next_try(bool durable)
    {
        await using var spool = Open(durable);
        await spool.AppendAsync([_fixture.Event("1"), _fixture.Event("2")], default);
        var first = (await spool.LeaseAsync(SpoolFixture.Install, 1, inOrder: true, default)).Events[0];
        var next = _fixture.Clock.GetUtcNow() + TimeSpan.FromSeconds(5);
        await spool.SettleAsync(new SpoolSettlement { Install = SpoolFixture.Install, Retry = [first with { Attempts = 1, NextAttempt = next }], EndsLease = true }, default);

        var early = await spool.LeaseAsync(SpoolFixture.Install, 9, inOrder: true, default);
        _fixture.Clock.Advance(TimeSpan.FromSeconds(5));
        var due = await spool.LeaseAsync(SpoolFixture.Install, 9, inOrder: true, default);

        Assert.Empty(early.Events);
        Assert.Equal(next, early.RetryAt);
        Assert.Equal(["1", "2"], SpoolFixture.Bodies(due.Events));
        Assert.Equal(1, due.Events[0].Attempts);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_exceeds_a_bound_is_refused_and_what_was_accepted_stays(bool durable)
    {
        await using var byCount = Open(durable, new SpoolBounds { MaxEvents = 2 });
        Assert.Equal(2, await byCount.AppendAsync([_fixture.Event(), _fixture.Event(), _fixture.Event()], default));
        Assert.Equal(0, await byCount.AppendAsync([_fixture.Event()], default));

        var leased = (await byCount.LeaseAsync(SpoolFixture.Install, 1, inOrder: true, default)).Events;
        await byCount.SettleAsync(new SpoolSettlement { Install = SpoolFixture.Install, Done = leased, EndsLease = true }, default);
        Assert.Equal(1, await byCount.AppendAsync([_fixture.Event(), _fixture.Event()], default));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_bound_on_bytes_counts_bodies(bool durable)
    {
        await using var spool = Open(durable, new SpoolBounds { MaxBytes = 10 });

        Assert.Equal(2, await spool.AppendAsync([_fixture.Event("12345"), _fixture.Event("12345"), _fixture.Event("1")], default));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_too_old_is_removed_and_named(bool durable)
    {
        await using var spool = Open(durable, new SpoolBounds { MaxAge = TimeSpan.FromHours(1) });
        await spool.AppendAsync([_fixture.Event("old")], default);
        _fixture.Clock.Advance(TimeSpan.FromMinutes(61));
        await spool.AppendAsync([_fixture.Event("new")], default);

        var lease = await spool.LeaseAsync(SpoolFixture.Install, 9, inOrder: true, default);

        Assert.Equal(["old"], SpoolFixture.Bodies(lease.Expired));
        Assert.Equal(["new"], SpoolFixture.Bodies(lease.Events));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Purging_takes_the_named_operations_but_nothing_that_is_leased(bool durable)
    {
        await using var spool = Open(durable);
        await spool.AppendAsync([_fixture.Event("1", "events.agent.create")], default);
        await spool.LeaseAsync(SpoolFixture.Install, 9, inOrder: true, default);
        await spool.AppendAsync([_fixture.Event("2", "events.agent.create"), _fixture.Event("3")], default);

        var purged = await spool.PurgeAsync(SpoolFixture.Install, ["events.agent.create"], default);
        await spool.SettleAsync(new SpoolSettlement { Install = SpoolFixture.Install, EndsLease = true }, default);

        Assert.Equal(["2"], SpoolFixture.Bodies(purged));
        Assert.Equal(["1", "3"], SpoolFixture.Bodies((await spool.LeaseAsync(SpoolFixture.Install, 9, inOrder: true, default)).Events));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Out_of_order_an_event_that_waits_does_not_hold_back_those_behind_it(bool durable)
    {
        await using var spool = Open(durable);
        await spool.AppendAsync([_fixture.Event("1"), _fixture.Event("2")], default);
        var first = (await spool.LeaseAsync(SpoolFixture.Install, 1, inOrder: true, default)).Events[0];
        var next = _fixture.Clock.GetUtcNow() + TimeSpan.FromSeconds(5);
        await spool.SettleAsync(new SpoolSettlement { Install = SpoolFixture.Install, Retry = [first with { Attempts = 1, NextAttempt = next }], EndsLease = true }, default);

        var ordered = await spool.LeaseAsync(SpoolFixture.Install, 9, inOrder: true, default);
        var unordered = await spool.LeaseAsync(SpoolFixture.Install, 9, inOrder: false, default);
        await spool.SettleAsync(new SpoolSettlement { Install = SpoolFixture.Install, Done = unordered.Events, EndsLease = true }, default);

        Assert.Equal((0, next), (ordered.Events.Count, ordered.RetryAt));
        Assert.Equal(["2"], SpoolFixture.Bodies(unordered.Events));
        Assert.Equal(next, (await spool.LeaseAsync(SpoolFixture.Install, 9, inOrder: false, default)).RetryAt);
    }

    private IEventSpool Open(bool durable, SpoolBounds? bounds = null) =>
        durable ? _fixture.Open(bounds) : new InMemorySpool(bounds, _fixture.Clock);
}
