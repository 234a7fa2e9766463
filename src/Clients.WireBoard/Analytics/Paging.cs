using System.Runtime.CompilerServices;

namespace Clients.WireBoard;

/// <summary>Reads a report page after page, as far as the API's offset reaches.</summary>
internal static class Paging
{
    public static async IAsyncEnumerable<TRow> AllAsync<TRow>(
        Func<int, CancellationToken, Task<(List<TRow> Rows, long Total)>> readPage,
        Action<long> onCut,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var offset = 0;
        while (true)
        {
            var (rows, total) = await readPage(offset, cancellationToken).ConfigureAwait(false);
            foreach (var row in rows)
            {
                yield return row;
            }

            // A page may be short of its limit; only an empty one, or the total reached, is the end.
            offset += rows.Count;
            if (rows.Count == 0 || offset >= total)
            {
                yield break;
            }

            if (offset > ApiLimits.MaxOffset)
            {
                onCut(total);
                yield break;
            }
        }
    }
}
