using Clients.WireBoard.Live.State;

namespace Clients.WireBoard.Tests.Live;

/// <summary>The clever list against the plain rule: update in place, append, sort stably.</summary>
public sealed class StateMergeTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 5)]
    [InlineData(4, 5)]
    [InlineData(5, 200)]
    public void Any_sequence_of_deltas_gives_what_a_stable_sort_gives(int seed, int readEvery)
    {
        var random = new Random(seed);
        var expected = new List<(string Key, long Count)>();
        var actual = KeyedRows<string, (string Key, long Count)>.Empty;
        for (var step = 0; step < 2000; step++)
        {
            var delta = Enumerable.Range(0, random.Next(6)).Select(_ => ($"k{random.Next(20)}", (long)random.Next(5))).ToList();

            expected = Plain(expected, delta);
            actual = actual.Merge([.. delta.Select(row => new RowChange<string, (string, long)>(row.Item1, row, row.Item2, row.Item2 == 0))]);

            // Deltas wait for a reader: what several of them at once come to must be the same.
            if (random.Next(readEvery) == 0)
            {
                Assert.Equal(expected, actual);
                Assert.Equal(expected.Count, actual.Count);
            }
        }

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void A_merge_leaves_the_list_it_came_from_as_it_was()
    {
        var before = KeyedRows<string, string>.Empty.Merge([new("a", "a1", 1, false), new("b", "b1", 2, false)]);

        var after = before.Merge([new("a", "a2", 3, false), new("b", "", 0, true)]);

        Assert.Equal(["b1", "a1"], before);
        Assert.Equal(["a2"], after);
        Assert.Equal("b1", before[0]);
    }

    [Fact]
    public void Without_weights_rows_keep_the_order_of_arrival()
    {
        var rows = KeyedRows<string, string>.Empty
            .Merge([new("a", "a", 0, false), new("b", "b", 0, false), new("c", "c", 0, false)])
            .Merge([new("b", "", 0, true), new("a", "a2", 0, false), new("b", "b2", 0, false)]);

        Assert.Equal(["a2", "c", "b2"], rows);
    }

    private static List<(string Key, long Count)> Plain(List<(string Key, long Count)> rows, List<(string Key, long Count)> delta)
    {
        rows = [.. rows];
        foreach (var row in delta)
        {
            var at = rows.FindIndex(existing => existing.Key == row.Key);
            if (at >= 0 && row.Count == 0)
            {
                rows.RemoveAt(at);
            }
            else if (at >= 0)
            {
                rows[at] = row;
            }
            else if (row.Count > 0)
            {
                rows.Add(row);
            }
        }

        return [.. rows.OrderByDescending(row => row.Count)];
    }
}
