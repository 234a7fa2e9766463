using System.Text;
using Clients.SwarmAnalytics.Spool;

namespace Clients.SwarmAnalytics.Tests.Spool;

/// <summary>Rows that cannot be read, files that are damaged or deleted under way, and what is brought back of them.</summary>
public sealed class DamagedSpoolTests : IDisposable
{
    private readonly SpoolFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("submission_id = 'x'", "submission_id")]
    [InlineData("submission_id = x'00'", "submission_id")]
    [InlineData("operation = x'ff'", "operation")]
    [InlineData("recorded_at = 'yesterday'", "recorded_at")]
    [InlineData("recorded_at = 9000000000000000000", "recorded_at")]
    [InlineData("body = 'text'", "body")]
    public async Task A_row_that_cannot_be_read_is_set_aside_and_the_others_go_on(string change, string column)
    {
        await using var spool = _fixture.Open();
        await spool.AppendAsync([_fixture.Event("1"), _fixture.Event("2"), _fixture.Event("3")], default);
        SpoolFixture.Alter(_fixture.File, $"UPDATE events SET {change} WHERE id = 2");

        var lease = await spool.LeaseAsync(SpoolFixture.Install, 9, inOrder: true, default);

        Assert.Equal(["1", "3"], SpoolFixture.Bodies(lease.Events));
        Assert.Equal(2, Assert.Single(lease.SetAside).Id);
        Assert.Equal(2, await spool.CountAsync(SpoolFixture.Install, default));
        Assert.Equal($"unreadable {column}", Assert.Single(SpoolInspector.ListSetAside(_fixture.File)).Reason);
    }

    [Fact]
    public async Task Behind_rows_that_cannot_be_read_the_readable_ones_are_found()
    {
        await using var spool = _fixture.Open();
        await spool.AppendAsync([.. Enumerable.Range(0, 20).Select(i => _fixture.Event($"{i}"))], default);
        SpoolFixture.Alter(_fixture.File, "UPDATE events SET submission_id = 'x' WHERE id <= 19");
        var found = new List<SpooledEvent>();
        for (var i = 0; i < 10 && found.Count == 0; i++)
        {
            var lease = await spool.LeaseAsync(SpoolFixture.Install, 5, inOrder: true, default);
            found.AddRange(lease.Events);
            Assert.True(found.Count > 0 || lease.RetryAt <= _fixture.Clock.GetUtcNow());
        }

        Assert.Equal(["19"], SpoolFixture.Bodies(found));
    }

    [Fact]
    public async Task Odd_attempts_and_times_of_the_next_one_only_hasten_the_attempt()
    {
        await using var spool = _fixture.Open();
        await spool.AppendAsync([_fixture.Event("1"), _fixture.Event("2")], default);
        SpoolFixture.Alter(_fixture.File, "UPDATE events SET attempts = -9, next_attempt = 'soon'");

        Assert.All((await spool.LeaseAsync(SpoolFixture.Install, 9, inOrder: true, default)).Events, spooled => Assert.Equal(0, spooled.Attempts));
    }

    [Fact]
    public async Task A_set_aside_row_is_salvaged_by_what_its_body_says()
    {
        var original = Sendable(1);
        await using (var spool = _fixture.Open())
        {
            await spool.AppendAsync([original, _fixture.Event("no JSON")], default);
            SpoolFixture.Alter(_fixture.File, "UPDATE events SET submission_id = 'x'");
            await spool.LeaseAsync(SpoolFixture.Install, 9, inOrder: true, default);
        }

        var result = await SpoolSalvage.RunAsync(_fixture.File);

        Assert.Equal(new SalvageResult(Salvaged: 1, Known: 0, Lost: 1), result);
        Assert.Equal(original.SubmissionId, Assert.Single(SpoolInspector.List(_fixture.File)).SubmissionId);
        Assert.Equal("no JSON".Length, Assert.Single(SpoolInspector.ListSetAside(_fixture.File)).Bytes);
        Assert.Equal(new SalvageResult(0, 0, 1), await SpoolSalvage.RunAsync(_fixture.File));
    }

    [Fact]
    public async Task Most_of_a_damaged_file_is_salvaged_and_a_second_time_changes_nothing()
    {
        var events = Enumerable.Range(0, 1000).Select(Sendable).ToList();
        await using (var healthy = _fixture.Open())
        {
            await healthy.AppendAsync(events, default);
        }

        await OverwriteAsync(firstPage: 12, pages: 6);
        await using (var spool = _fixture.Open())
        {
            await spool.AppendAsync([_fixture.Event()], default);
        }

        var first = await SpoolSalvage.RunAsync(_fixture.File);
        var second = await SpoolSalvage.RunAsync(_fixture.File);

        // A page of 4 KiB holds about twenty of these events.
        Assert.InRange(first.Salvaged, 800, 999);
        Assert.Equal((0, first.Salvaged), (second.Salvaged, second.Known));
        var salvaged = SpoolInspector.List(_fixture.File).Select(spooled => spooled.SubmissionId).ToList();
        Assert.Equal(salvaged.Count, salvaged.Distinct().Count());
        Assert.Contains(events[^1].SubmissionId, salvaged);
    }

    [Fact]
    public async Task A_large_damaged_file_is_found_when_its_pages_are_read_and_set_aside()
    {
        await using (var healthy = _fixture.Open())
        {
            await healthy.AppendAsync([.. Enumerable.Range(0, 100).Select(_ => _fixture.Event(new string('x', 60_000)))], default);
        }

        await OverwriteAsync(firstPage: 2, pages: 100);
        await using var spool = _fixture.Open();
        await spool.LeaseAsync(SpoolFixture.Install, 9, inOrder: true, default);
        await spool.AppendAsync([_fixture.Event("1")], default);

        Assert.Single(SpoolInspector.ListDamaged(_fixture.File));
        Assert.Equal(["1"], SpoolFixture.Bodies((await spool.LeaseAsync(SpoolFixture.Install, 9, inOrder: true, default)).Events));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_that_is_deleted_or_replaced_under_way_loses_nothing(bool isReplaced)
    {
        if (OperatingSystem.IsWindows())
        {
            // An open file cannot be deleted there.
            return;
        }

        await using var spool = _fixture.Open();
        await spool.AppendAsync([_fixture.Event("1"), _fixture.Event("2")], default);
        var leased = (await spool.LeaseAsync(SpoolFixture.Install, 1, inOrder: true, default)).Events;
        foreach (var file in Directory.GetFiles(_fixture.Folder))
        {
            File.Delete(file);
        }

        if (isReplaced)
        {
            await using var other = _fixture.Open();
            await other.AppendAsync([_fixture.Event("theirs")], default);
        }

        await spool.SettleAsync(new SpoolSettlement { Install = SpoolFixture.Install, Done = leased, EndsLease = true }, default);
        await spool.AppendAsync([_fixture.Event("3")], default);

        // In a file of others the event on its way has another number, and is sent once more. The service tells by its submission id.
        var waiting = SpoolFixture.Bodies(SpoolInspector.List(_fixture.File)).ToList();
        Assert.Equal(isReplaced ? ["theirs", "1", "2", "3"] : ["2", "3"], waiting);
    }

    private SpooledEvent Sendable(int number)
    {
        var spooled = _fixture.Event();
        var body = $$"""{"meta":{"submission_id":"{{spooled.SubmissionId}}","ts":"{{spooled.RecordedAt:O}}"},"tag":"{{number}}"}""";
        return spooled with { Body = Encoding.UTF8.GetBytes(body) };
    }

    private async Task OverwriteAsync(int firstPage, int pages)
    {
        await using var file = File.OpenWrite(_fixture.File);
        file.Seek(4096L * firstPage, SeekOrigin.Begin);
        var garbage = new byte[4096 * pages];
        Array.Fill(garbage, (byte)0xAB);
        await file.WriteAsync(garbage);
    }
}
