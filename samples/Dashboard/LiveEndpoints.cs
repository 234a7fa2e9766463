using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Clients.Core;
using Clients.WireBoard.Live;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Dashboard;

/// <summary>The live endpoints: server-sent events made of shared upstream subscriptions.</summary>
internal static class LiveEndpoints
{
    private const int MostSites = 10;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/live-stream", (SharedLiveStates shared, string site_id, CancellationToken stop) =>
            TypedResults.ServerSentEvents(Told(ReadStatesAsync(shared, site_id, stop), stop)));
        routes.MapGet("/api/multi-stream", (SharedEnvelopes shared, string sites, CancellationToken stop) =>
        {
            var ids = sites.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToList();
            return ids.Count is 0 or > MostSites
                ? Results.BadRequest(new { message = $"Name 1 to {MostSites} sites, comma-separated." })
                : TypedResults.ServerSentEvents(Told(ReadEnvelopesAsync(shared, ids, stop), stop));
        });
    }

    private static async IAsyncEnumerable<SseItem<string>> ReadStatesAsync(SharedLiveStates shared, string siteId, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var lease = await shared.JoinAsync(siteId, stop);
        await foreach (var state in lease.Subscription.ReadStatesAsync(stop))
        {
            yield return new SseItem<string>(await KiotaJsonSerializer.SerializeAsStringAsync(new LiveStateDocument(state), serializeOnlyChangedValues: false, stop));
        }
    }

    private static async IAsyncEnumerable<SseItem<string>> ReadEnvelopesAsync(SharedEnvelopes shared, IReadOnlyList<string> siteIds, [EnumeratorCancellation] CancellationToken stop)
    {
        var leases = new List<SharedSubscriptions<EnvelopeFan>.Lease>();
        using var left = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var copies = new List<Task>();
        try
        {
            var channel = EnvelopeFan.CreateChannel();
            foreach (var siteId in siteIds)
            {
                var lease = await shared.JoinAsync(siteId, stop);
                leases.Add(lease);
                copies.Add(lease.Subscription.CopyToAsync(channel.Writer, left.Token));
            }

            _ = Task.WhenAny(copies).ContinueWith(ended => channel.Writer.TryComplete(ended.Result.Exception?.InnerException), TaskScheduler.Default);
            yield return new SseItem<string>("{}", "ready");
            await foreach (var envelope in channel.Reader.ReadAllAsync(stop))
            {
                yield return new SseItem<string>(await KiotaJsonSerializer.SerializeAsStringAsync(envelope, serializeOnlyChangedValues: false, stop));
            }
        }
        finally
        {
            await left.CancelAsync();
            await Task.WhenAll(copies).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var lease in leases)
            {
                await lease.DisposeAsync();
            }
        }
    }

    // Headers are long gone when a stream fails, so the browser is told by an event.
    private static async IAsyncEnumerable<SseItem<string>> Told(IAsyncEnumerable<SseItem<string>> items, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var enumerator = items.GetAsyncEnumerator(stop);
        while (true)
        {
            string failure;
            try
            {
                if (!await enumerator.MoveNextAsync())
                {
                    yield break;
                }

                failure = "";
            }
            catch (Exception e) when (e is ClientException or ArgumentException)
            {
                failure = Failure.Describe(e);
            }

            if (failure.Length > 0)
            {
                yield return new SseItem<string>(JsonSerializer.Serialize(new { message = failure }), "failure");
                yield break;
            }

            yield return enumerator.Current;
        }
    }
}
