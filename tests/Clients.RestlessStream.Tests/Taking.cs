using System.Runtime.CompilerServices;

namespace Clients.RestlessStream.Tests;

internal static class Taking
{
    private static readonly TimeSpan TestTimeout = TimeSpan.FromSeconds(60);

    /// <summary>The first items of a sequence, leaving it then; fails when they do not come.</summary>
    public static async Task<List<T>> TakeAsync<T>(this IAsyncEnumerable<T> source, int count)
    {
        using var deadline = new CancellationTokenSource(TestTimeout);
        var items = new List<T>();
        await foreach (var item in source.WithCancellation(deadline.Token))
        {
            items.Add(item);
            if (items.Count == count)
            {
                break;
            }
        }

        return items;
    }

    /// <summary>All items of a sequence that ends by itself.</summary>
    public static Task<List<T>> ToEndAsync<T>(this IAsyncEnumerable<T> source) => source.TakeAsync(int.MaxValue);

    /// <summary>Runs something whenever an item passes.</summary>
    public static async IAsyncEnumerable<T> Tap<T>(this IAsyncEnumerable<T> source, Action action, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var item in source.WithCancellation(cancellationToken))
        {
            action();
            yield return item;
        }
    }
}
