using System.Runtime.CompilerServices;
using Clients.Core.Serialization;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.WireBoard;

/// <summary>Reads a report page after page, as far as the API's offset reaches.</summary>
internal static class Paging
{
    public static async IAsyncEnumerable<TRow> AllAsync<TRow>(
        Func<int, CancellationToken, Task<Page<TRow>>> readPage,
        Action<long> onCut,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var offset = 0;
        while (true)
        {
            var page = await readPage(offset, cancellationToken).ConfigureAwait(false);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            // A page may be short of its limit; only an empty one, or the total reached, is the end.
            offset += page.Sent;
            if (page.Sent == 0 || offset >= page.Total)
            {
                yield break;
            }

            if (offset > ApiLimits.MaxOffset)
            {
                onCut(page.Total);
                yield break;
            }
        }
    }

    /// <summary>One page of a report.</summary>
    /// <exception cref="WireBoardApiException">The rows or their total cannot be read, so that pages would be missing.</exception>
    public static Page<TRow> PageOf<TRow>(IParsable result, List<TRow>? rows, long? total, string operation)
    {
        WireBoardErrors.Require(result, "rows", operation);
        WireBoardErrors.Require(result, "total", operation);
        rows ??= [];
        return new Page<TRow>(rows, rows.Count + (ModelJson.FindUnreadable(result, "rows")?.MissingItems ?? 0), total ?? 0);
    }

    /// <param name="Rows">The rows that could be read.</param>
    /// <param name="Sent">How many rows the service sent.</param>
    /// <param name="Total">How many rows there are in all.</param>
    public readonly record struct Page<TRow>(List<TRow> Rows, int Sent, long Total);
}
