using System.Diagnostics;
using System.Globalization;
using Clients.SwarmAnalytics.Spool;

namespace Clients.SwarmAnalytics.Tests.Spool;

/// <summary>A lease of a process that is surely gone passes on at once. One of a process that may live runs out.</summary>
public sealed class LeaseOwnerTests : IDisposable
{
    private readonly SpoolFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task A_process_that_ended_has_no_lease()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true })!;
        await process.WaitForExitAsync();
        await LeaseAsAsync(ProcessIdentity.Current with { Id = process.Id });

        Assert.Equal(["1"], await LeaseHereAsync());
    }

    [Fact]
    public async Task A_process_that_took_over_the_id_of_another_has_not_its_lease()
    {
        await LeaseAsAsync(ProcessIdentity.Current with { Started = "1" });

        Assert.Equal(["1"], await LeaseHereAsync());
    }

    [Fact]
    public async Task A_process_that_lives_keeps_its_lease_until_it_runs_out()
    {
        await LeaseAsAsync(ProcessIdentity.Current);

        Assert.Empty(await LeaseHereAsync());
        _fixture.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(["1"], await LeaseHereAsync());
    }

    [Fact]
    public async Task A_process_of_another_container_may_live_whatever_its_id()
    {
        await LeaseAsAsync(new ProcessIdentity("another-boot/pid:[1]", int.MaxValue, "1"));

        Assert.Empty(await LeaseHereAsync());
    }

    [Fact]
    public async Task An_owner_of_another_make_may_live()
    {
        await using (var spool = _fixture.Open())
        {
            await spool.AppendAsync([_fixture.Event("1")], default);
        }

        Mark("4711-0123456789abcdef");

        Assert.Empty(await LeaseHereAsync());
    }

    [Fact]
    public async Task Closing_a_spool_gives_its_leases_back()
    {
        await using (var spool = _fixture.Open())
        {
            await spool.AppendAsync([_fixture.Event("1")], default);
            await spool.LeaseAsync(SpoolFixture.Install, 1, inOrder: true, default);
        }

        Assert.Equal(["1"], await LeaseHereAsync());
    }

    [Fact]
    public void The_identity_of_a_process_survives_being_written()
    {
        Assert.Equal(ProcessIdentity.Current, ProcessIdentity.Parse(ProcessIdentity.Current.ToString()));
        Assert.False(ProcessIdentity.Current.IsSurelyGone());
        Assert.Null(ProcessIdentity.Parse("nonsense"));
    }

    private async Task LeaseAsAsync(ProcessIdentity owner)
    {
        await using (var spool = _fixture.Open())
        {
            await spool.AppendAsync([_fixture.Event("1")], default);
        }

        Mark($"{owner} {Guid.NewGuid():N}");
    }

    private void Mark(string owner)
    {
        var until = _fixture.Clock.GetUtcNow().AddSeconds(60).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        SpoolFixture.Alter(_fixture.File, $"UPDATE events SET owner = '{owner}', lease_until = {until}");
    }

    private async Task<IEnumerable<string>> LeaseHereAsync()
    {
        await using var spool = _fixture.Open();
        return SpoolFixture.Bodies((await spool.LeaseAsync(SpoolFixture.Install, 9, inOrder: true, default)).Events);
    }
}
