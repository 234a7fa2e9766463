using Clients.Sandbox.Faults;
using Clients.SwarmAnalytics.Spool;

namespace Clients.SwarmAnalytics.Tests.Crash;

/// <summary>What a kill, or a second process, may not do to events that were acknowledged as persisted.</summary>
public sealed class CrashTests
{
    private const int Kills = 50;

    [Fact]
    public async Task After_fifty_kills_every_acknowledged_event_is_stored_exactly_once()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        var random = new Random(20261121);
        var acknowledged = new List<string>();
        for (var life = 0; life < Kills; life++)
        {
            // Now and then the server misbehaves too, and now and then the kill comes while the process is still starting.
            fixture.Fail(FaultKind.LoseReply, skip: random.Next(20));
            using var producer = ProducerProcess.Start(fixture, $"{life}");
            if (life % 10 != 9)
            {
                await producer.FirstAcknowledgement;
            }

            await Task.Delay(random.Next(80));
            producer.Kill();
            var last = await producer.LastAcknowledged;
            acknowledged.AddRange(Enumerable.Range(0, last + 1).Select(n => $"{life}-{n}"));
        }

        fixture.Heal();
        await using (var survivor = fixture.Client(options => (options.Spool, options.Concurrency) = (new SqliteSpool(fixture.SpoolFile), 4)))
        {
            Assert.Equal(0, await survivor.FlushAsync(SwarmFixture.TestTimeout));
        }

        var stored = fixture.StoredTags.ToList();
        Assert.True(acknowledged.Count > Kills, $"Only {acknowledged.Count} events were acknowledged: too few to prove anything.");
        Assert.Empty(acknowledged.Except(stored));
        Assert.Equal(stored.Count, stored.Distinct().Count());
    }

    [Fact]
    public async Task Two_processes_on_one_file_deliver_every_event_once()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        using var one = ProducerProcess.Start(fixture, "a", 100);
        using var other = ProducerProcess.Start(fixture, "b", 100);

        var codes = await Task.WhenAll(one.ExitAsync(), other.ExitAsync());
        Assert.True(codes is [0, 0], await one.ErrorsAsync() + await other.ErrorsAsync());
        await using (var last = fixture.Client(options => options.Spool = new SqliteSpool(fixture.SpoolFile)))
        {
            Assert.Equal(0, await last.FlushAsync(SwarmFixture.TestTimeout));
        }

        var expected = Enumerable.Range(0, 100).SelectMany(n => (string[])[$"a-{n}", $"b-{n}"]);
        Assert.Equal(expected.Order(), fixture.StoredTags.Order());
    }
}
