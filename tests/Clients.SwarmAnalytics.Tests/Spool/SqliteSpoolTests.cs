using Clients.SwarmAnalytics.Spool;
using Microsoft.Data.Sqlite;

namespace Clients.SwarmAnalytics.Tests.Spool;

/// <summary>What only a file can do: outlive its process, be shared, be damaged, be somebody else's.</summary>
public sealed class SqliteSpoolTests : IDisposable
{
    private readonly SpoolFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Events_with_their_tries_outlive_the_spool_object()
    {
        var next = _fixture.Clock.GetUtcNow() + TimeSpan.FromSeconds(5);
        var original = _fixture.Event("""{"a":"é"}""");
        await using (var spool = _fixture.Open())
        {
            await spool.AppendAsync([original], default);
            var leased = (await spool.LeaseAsync(SpoolFixture.Install, 1, inOrder: true, default)).Events[0];
            await spool.SettleAsync(new SpoolSettlement { Install = SpoolFixture.Install, Retry = [leased with { Attempts = 3, NextAttempt = next }], EndsLease = true }, default);
        }

        await using var reopened = _fixture.Open();
        var early = await reopened.LeaseAsync(SpoolFixture.Install, 1, inOrder: true, default);
        _fixture.Clock.Advance(TimeSpan.FromSeconds(5));
        var restored = Assert.Single((await reopened.LeaseAsync(SpoolFixture.Install, 1, inOrder: true, default)).Events);

        Assert.Equal(next, early.RetryAt);
        Assert.Equal(3, restored.Attempts);
        Assert.Equal(original.SubmissionId, restored.SubmissionId);
        Assert.Equal(original.Body.ToArray(), restored.Body.ToArray());
    }

    [Fact]
    public async Task One_install_is_leased_to_one_spool_at_a_time()
    {
        await using var one = _fixture.Open();
        await using var other = _fixture.Open();
        await one.AppendAsync([_fixture.Event("1"), _fixture.Event("2")], default);
        await other.AppendAsync([_fixture.Event("3", install: "install-2")], default);
        await one.LeaseAsync(SpoolFixture.Install, 1, inOrder: true, default);

        var refused = await other.LeaseAsync(SpoolFixture.Install, 1, inOrder: true, default);
        var unrelated = await other.LeaseAsync("install-2", 1, inOrder: true, default);

        Assert.Empty(refused.Events);
        Assert.Equal(_fixture.Clock.GetUtcNow() + TimeSpan.FromSeconds(60), refused.RetryAt);
        Assert.Equal(["3"], SpoolFixture.Bodies(unrelated.Events));
    }

    [Fact]
    public async Task A_lease_that_ran_out_passes_on_and_its_former_owner_can_remove_nothing()
    {
        await using var silent = _fixture.Open();
        await using var other = _fixture.Open();
        await silent.AppendAsync([_fixture.Event("1")], default);
        var lost = (await silent.LeaseAsync(SpoolFixture.Install, 1, inOrder: true, default)).Events;
        _fixture.Clock.Advance(TimeSpan.FromSeconds(61));

        var taken = (await other.LeaseAsync(SpoolFixture.Install, 1, inOrder: true, default)).Events;
        await silent.SettleAsync(new SpoolSettlement { Install = SpoolFixture.Install, Done = lost, EndsLease = true }, default);

        Assert.Equal(["1"], SpoolFixture.Bodies(taken));
        Assert.Equal(1, await other.CountAsync(SpoolFixture.Install, default));
    }

    [Fact]
    public async Task Settling_renews_the_lease_of_what_is_still_in_hand()
    {
        await using var busy = _fixture.Open();
        await using var other = _fixture.Open();
        await busy.AppendAsync([_fixture.Event("1"), _fixture.Event("2")], default);
        var leased = (await busy.LeaseAsync(SpoolFixture.Install, 2, inOrder: true, default)).Events;
        _fixture.Clock.Advance(TimeSpan.FromSeconds(25));
        await busy.SettleAsync(new SpoolSettlement { Install = SpoolFixture.Install, Done = [leased[0]], EndsLease = false }, default);
        _fixture.Clock.Advance(TimeSpan.FromSeconds(25));

        Assert.Empty((await other.LeaseAsync(SpoolFixture.Install, 1, inOrder: true, default)).Events);
    }

    [Fact]
    public async Task A_clock_that_was_set_back_cannot_hold_events_for_ever()
    {
        await using (var before = _fixture.Open())
        {
            await before.AppendAsync([_fixture.Event("1")], default);
            var leased = (await before.LeaseAsync(SpoolFixture.Install, 1, inOrder: true, default)).Events[0];
            await before.SettleAsync(
                new SpoolSettlement { Install = SpoolFixture.Install, Retry = [leased with { Attempts = 1, NextAttempt = _fixture.Clock.GetUtcNow() + TimeSpan.FromDays(30) }], EndsLease = true }, default);
        }

        await using var after = _fixture.Open();

        Assert.Equal(["1"], SpoolFixture.Bodies((await after.LeaseAsync(SpoolFixture.Install, 1, inOrder: true, default)).Events));
    }

    [Fact]
    public async Task The_file_is_private_to_its_owner()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.WriteAllBytes(_fixture.File, []);
        File.SetUnixFileMode(_fixture.File, (UnixFileMode)0b110_100_100);
        await using var spool = _fixture.Open();
        await spool.AppendAsync([_fixture.Event()], default);

        foreach (var file in Directory.GetFiles(_fixture.Folder))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task A_damaged_page_is_found_at_opening_and_the_file_set_aside()
    {
        await using (var healthy = _fixture.Open())
        {
            await healthy.AppendAsync([.. Enumerable.Range(0, 500).Select(i => _fixture.Event($"{i}"))], default);
        }

        var size = new FileInfo(_fixture.File).Length;
        await using (var file = File.OpenWrite(_fixture.File))
        {
            file.Seek(4096 * 2, SeekOrigin.Begin);
            file.Write(new byte[(int)Math.Min(4096 * 6, size - (4096 * 2))].Select(_ => (byte)0xAB).ToArray());
        }

        await using var spool = _fixture.Open();
        await spool.AppendAsync([_fixture.Event("1")], default);

        Assert.Equal(size, new FileInfo(Assert.Single(Directory.GetFiles(_fixture.Folder, "*.corrupt-*"))).Length);
        Assert.Equal(1, await spool.CountAsync(SpoolFixture.Install, default));
    }

    [Fact]
    public async Task A_path_that_cannot_be_opened_says_so_and_works_once_it_can()
    {
        Directory.CreateDirectory(_fixture.File);
        await using var spool = _fixture.Open();
        await Assert.ThrowsAsync<SwarmSpoolException>(async () => await spool.AppendAsync([_fixture.Event()], default));

        Directory.Delete(_fixture.File);

        Assert.Equal(1, await spool.AppendAsync([_fixture.Event()], default));
    }

    [Fact]
    public async Task The_bounds_hold_across_spools_on_one_file()
    {
        var bounds = new SpoolBounds { MaxEvents = 3 };
        await using var one = _fixture.Open(bounds);
        await using var other = _fixture.Open(bounds);

        Assert.Equal(2, await one.AppendAsync([_fixture.Event(), _fixture.Event()], default));
        Assert.Equal(1, await other.AppendAsync([_fixture.Event(), _fixture.Event()], default));
    }
}
