using System.Text;
using Clients.Kiota.Generator.Regeneration;
using Clients.Kiota.Generator.Tests.Repositories;

namespace Clients.Kiota.Generator.Tests.Regeneration;

public sealed class TreeSwapTests
{
    private static readonly IReadOnlyDictionary<string, byte[]> NewTree = new Dictionary<string, byte[]> { ["New.cs"] = "new"u8.ToArray() };

    [Fact]
    public async Task A_failure_half_way_puts_back_what_was_swapped_already()
    {
        using var repository = await TestRepository.CreateAsync();
        repository.Write("generated/Birds", "a file where a folder should go");
        var before = repository.Everything();

        Assert.ThrowsAny<IOException>(() => TreeSwap.Commit(
            repository.Layout,
            [("generated/Cats", NewTree), ("generated/Fish", NewTree), ("generated/Birds", NewTree)],
            "lock"u8.ToArray()));

        Assert.Equal(before, repository.Everything());
        Assert.False(Directory.Exists(repository.PathOf("generated/Fish")));
    }

    [Fact]
    public async Task A_lock_that_cannot_be_replaced_puts_the_trees_back()
    {
        using var repository = await TestRepository.CreateAsync();
        File.Delete(repository.PathOf("kiota-lock.json"));
        repository.Write("kiota-lock.json/in-the-way", "x");
        var before = repository.Everything();

        Assert.ThrowsAny<Exception>(() => TreeSwap.Commit(repository.Layout, [("generated/Cats", NewTree)], "lock"u8.ToArray()));

        Assert.Equal(before, repository.Everything());
    }

    [Fact]
    public async Task What_a_process_left_half_done_when_it_died_is_undone_by_the_next()
    {
        using var repository = await TestRepository.CreateAsync();
        var before = repository.Everything();
        repository.Write("artifacts/regen-dead/kiota-lock.json", "never put in place");
        repository.Write("artifacts/regen-dead/new/Dogs/New.cs", "new");
        repository.Write("artifacts/regen-dead/absent/Fish", "");
        Directory.CreateDirectory(repository.PathOf("artifacts/regen-dead/old"));
        Directory.Move(repository.PathOf("generated/Cats"), repository.PathOf("artifacts/regen-dead/old/Cats"));
        repository.Write("generated/Cats/New.cs", "new");
        repository.Write("generated/Fish/New.cs", "new");

        TreeSwap.Recover(repository.Layout);

        Assert.Equal(before, repository.Everything());
    }

    [Fact]
    public async Task What_a_process_had_finished_when_it_died_is_kept()
    {
        using var repository = await TestRepository.CreateAsync();
        var before = repository.Everything();
        repository.Write("artifacts/regen-dead/old/Cats/Old.cs", "old");
        repository.Write("artifacts/regen-dead/absent/Dogs", "");

        TreeSwap.Recover(repository.Layout);

        Assert.Equal(before, repository.Everything());
    }
}
