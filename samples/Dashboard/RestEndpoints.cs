using Clients.WireBoard;
using Clients.WireBoard.Models;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Dashboard;

/// <summary>The historical endpoints: each one call of the client, answered in WireBoard's own field names.</summary>
internal static class RestEndpoints
{
    private const int DaysShown = 7;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api");
        api.MapGet("/account", async (WireBoardClient client, CancellationToken stop) => await Answer(client.GetAccountAsync(stop)));
        api.MapGet("/sites", async (WireBoardClient client, CancellationToken stop) => await Answer(client.ListSitesAsync(stop)));
        api.MapGet("/today", async (WireBoardClient client, TimeProvider clock, string site_id, CancellationToken stop) =>
            await Answer(client.GetAggregateAsync(site_id, Today(clock), Today(clock), stop)));
        api.MapGet("/aggregate", async (WireBoardClient client, TimeProvider clock, string site_id, CancellationToken stop) =>
            await Answer(client.GetAggregateAsync(site_id, From(clock), Today(clock), stop)));
        api.MapGet("/history", async (WireBoardClient client, TimeProvider clock, string site_id, CancellationToken stop) =>
            await Answer(client.GetHistoryAsync(site_id, From(clock), Today(clock), stop)));
        api.MapGet("/breakdown", async (WireBoardClient client, TimeProvider clock, string site_id, string dimension, CancellationToken stop) =>
            await Answer(client.GetBreakdownAsync(site_id, From(clock), Today(clock), Dimension(dimension), cancellationToken: stop)));
    }

    private static BreakdownDimension Dimension(string name) => Enum.TryParse<BreakdownDimension>(name, ignoreCase: true, out var dimension)
        ? dimension
        : throw new ArgumentException($"There is no dimension '{name}'.", nameof(name));

    private static UtcDay Today(TimeProvider clock) => clock.GetUtcNow();

    private static UtcDay From(TimeProvider clock) => clock.GetUtcNow().AddDays(1 - DaysShown);

    private static async Task<IResult> Answer<T>(Task<T> call)
        where T : IParsable => Results.Text(await KiotaJsonSerializer.SerializeAsStringAsync(await call), "application/json");
}
