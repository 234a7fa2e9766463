using Clients.Sandbox.Faults;
using Clients.SwarmAnalytics.Spool;
using Clients.Testing.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Clients.SwarmAnalytics.Tests.Delivery;

/// <summary>Whatever fails, in whatever order: every event is stored once, in order, and accounted for.</summary>
public sealed class FaultScheduleTests
{
    /// <summary>One step of a schedule: how many requests pass, what then goes wrong, how often.</summary>
    private sealed record Step(int Pass, FaultKind Kind, int Status, int Count);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Any_schedule_of_passing_faults_stores_every_event_once_and_in_order(bool durable) =>
        // On the pool: FsCheck waits on this thread, which would otherwise be one of the few that xunit lends to continuations.
        Prop.ForAll(Schedules(), schedule => Task.Run(() => RunAsync(schedule, durable)).GetAwaiter().GetResult()).Check(Seeded.Tries(25));

    private static Arbitrary<Step[]> Schedules()
    {
        var step =
            from pass in Gen.Choose(0, 6)
            from kind in Gen.Elements(FaultKind.Status, FaultKind.Reset, FaultKind.LoseReply, FaultKind.Truncate)
            from status in Gen.Elements(429, 500, 502, 503, 504)
            from count in Gen.Choose(1, 7)
            select new Step(pass, kind, status, count);
        return Arb.From(step.ArrayOf().Resize(8), Shrink);
    }

    private static IEnumerable<Step[]> Shrink(Step[] schedule) => Enumerable.Range(0, schedule.Length).Select(i => schedule.Where((_, index) => index != i).ToArray());

    private static async Task<bool> RunAsync(Step[] schedule, bool durable)
    {
        await using var fixture = await SwarmFixture.StartAsync();
        foreach (var step in schedule)
        {
            fixture.Fail(step.Kind, step.Count, step.Status, step.Pass);
        }

        // Faults may pile up on one event, so it is allowed more tries than all of them together.
        await using var client = fixture.Client(options =>
        {
            options.MaxAttempts = 100;
            options.RetryMaxDelay = TimeSpan.FromMilliseconds(1);
            options.Spool = durable ? new SqliteSpool(fixture.SpoolFile) : null;
        });
        var tags = Enumerable.Range(0, 40).Select(i => $"{i}").ToArray();
        foreach (var tag in tags)
        {
            client.Logs.Write(tag);
        }

        var left = await client.FlushAsync(SwarmFixture.TestTimeout);
        return left == 0 && fixture.StoredTags.SequenceEqual(tags) && client.Statistics is { Delivered: 40, Dropped.Count: 0 };
    }
}
