using System.Globalization;
using System.Security.Cryptography;
using Clients.SwarmAnalytics.Spool;

namespace Clients.SwarmAnalytics.Tests.Spool;

/// <summary>A file that is not a spool of this version is refused, and not a byte of it changes.</summary>
public sealed class ForeignFileTests : IDisposable
{
    private readonly SpoolFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("CREATE TABLE theirs (x)")]
    [InlineData("PRAGMA journal_mode = WAL; CREATE TABLE theirs (x)")]
    [InlineData("PRAGMA application_id = 4711; CREATE TABLE events (x)")]
    [InlineData("PRAGMA user_version = 1; CREATE TABLE events (id INTEGER PRIMARY KEY)")]
    public async Task The_database_of_another_program_is_left_as_it_was(string sql)
    {
        SpoolFixture.Alter(_fixture.File, sql);

        await AssertRefusedAsync("another program");
    }

    [Theory]
    [InlineData(20)]
    [InlineData(200)]
    [InlineData(20_000)]
    public async Task A_text_file_is_left_as_it_was(int length)
    {
        File.WriteAllText(_fixture.File, new string('x', length));

        await AssertRefusedAsync("is not a spool");
    }

    [Fact]
    public async Task A_spool_of_a_newer_version_is_left_as_it_was()
    {
        await using (var spool = _fixture.Open())
        {
            await spool.AppendAsync([_fixture.Event()], default);
        }

        SpoolFixture.Alter(_fixture.File, "PRAGMA user_version = 2");

        await AssertRefusedAsync("newer version");
    }

    [Fact]
    public async Task A_folder_is_refused()
    {
        Directory.CreateDirectory(_fixture.File);
        await using var spool = _fixture.Open();

        var refused = await Assert.ThrowsAsync<SwarmSpoolException>(async () => await spool.CountAsync(SpoolFixture.Install, default));

        Assert.Contains("is a folder", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_zeros_is_what_a_power_failure_leaves_of_a_spool_and_set_aside()
    {
        File.WriteAllBytes(_fixture.File, new byte[8192]);
        await using var spool = _fixture.Open();

        Assert.Equal(1, await spool.AppendAsync([_fixture.Event()], default));

        Assert.Equal(8192, new FileInfo(Assert.Single(SpoolInspector.ListDamaged(_fixture.File))).Length);
    }

    private async Task AssertRefusedAsync(string reason)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_fixture.File, (UnixFileMode)0b110_100_100);
        }

        var before = Snapshot();
        await using (var spool = _fixture.Open())
        {
            var refused = await Assert.ThrowsAsync<SwarmSpoolException>(async () => await spool.AppendAsync([_fixture.Event()], default));
            Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
            await Assert.ThrowsAsync<SwarmSpoolException>(async () => await spool.LeaseAsync(SpoolFixture.Install, 1, inOrder: true, default));
            Assert.Throws<SwarmSpoolException>(() => SpoolInspector.List(_fixture.File));
        }

        Assert.Equal(before, Snapshot());
    }

    /// <summary>Names, modes, times and contents of all files of the folder.</summary>
    private string Snapshot() => string.Join('\n', Directory.GetFiles(_fixture.Folder).Order(StringComparer.Ordinal).Select(file => string.Create(
        CultureInfo.InvariantCulture,
        $"{file} {(OperatingSystem.IsWindows() ? "" : File.GetUnixFileMode(file))} {File.GetLastWriteTimeUtc(file):O} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}")));
}
