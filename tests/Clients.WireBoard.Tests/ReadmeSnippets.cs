using Clients.WireBoard.Live;
using Clients.WireBoard.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Clients.WireBoard.Tests;

/// <summary>The code of the README, here so that it compiles; <see cref="ReadmeTests"/> compares the two.</summary>
internal static class ReadmeSnippets
{
    public static async Task FirstCallAsync(string token)
    {
        using var wireboard = new WireBoardClient(token);
        var sites = await wireboard.SitesAsync();
        var siteId = sites.Sites![0].Id!;
        var total = await wireboard.AggregateAsync(siteId, new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 22));
        Console.WriteLine($"{total.Visitors} visitors, {total.Pageviews} page views");
    }

    public static async Task EventsAsync(WireBoardClient wireboard, string siteId, DateOnly from, DateOnly to)
    {
        var filter = new EventFilter { Category = "Purchase", Props = { ["plan"] = "team" } };
        await foreach (var row in wireboard.EventsAllAsync(siteId, from, to, [EventField.Action, EventField.UtmSource], filter))
        {
            Console.WriteLine($"{row.Group(EventField.Action)} from {row.Group(EventField.UtmSource) ?? "nowhere"}: {row.Count}");
        }
    }

    public static async Task EndpointAsync(string token)
    {
        var options = new WireBoardClientOptions { BaseUrl = "https://wireboard.internal.example", Timeout = TimeSpan.FromSeconds(10) };
        using var client = new WireBoardClient(token, options);
        var response = await client.V1.Analytics.Dimensions.GetAsync(request => request.Headers.Add("X-Trace", "42"));
        GC.KeepAlive(response);
    }

    public static void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddWireBoard(options => options.Token = configuration["WireBoard:Token"]);
        services.AddWireBoard("agency", options => options.Token = configuration["Agency:Token"]);
    }

    public static async Task ManagedAsync(WireBoardClient wireboard, string siteId, CancellationToken cancellationToken)
    {
        await using var live = wireboard.Live(siteId, new LiveOptions { Categories = [LiveCategory.Visitors, LiveCategory.TopPages] });
        await live.StartAsync(cancellationToken);
        await foreach (var state in live.StatesAsync(cancellationToken))
        {
            Console.WriteLine($"{state.Visitors?.Live} now, most on {(state.TopPages is [var top, ..] ? top.Url : "no page")}");
        }
    }

    public static async Task RawAsync(WireBoardClient wireboard, CancellationToken cancellationToken)
    {
        await using var raw = wireboard.LiveRaw(["xK4mP2nT", "aB3cD4fG"]);
        await raw.StartAsync(cancellationToken);
        await foreach (var envelope in raw.EnvelopesAsync(cancellationToken))
        {
            Console.WriteLine($"{envelope.SiteId} {envelope.CategoryName}: {envelope.Visitors?.Live}");
        }
    }

    public static async Task<AggregateResult> ErrorsAsync(WireBoardClient wireboard, string siteId, DateOnly from, DateOnly to)
    {
        try
        {
            return await wireboard.AggregateAsync(siteId, from, to);
        }
        catch (PlanHistoryLimitExceededException e) when (e.EarliestAllowed is { } earliest)
        {
            return await wireboard.AggregateAsync(siteId, earliest, to);
        }
    }

    public static async Task MetadataAsync(WireBoardClient wireboard, string siteId, DateOnly from, DateOnly to)
    {
        var (data, rateLimit) = await wireboard.WithMetaAsync(c => c.AggregateAsync(siteId, from, to));
        Console.WriteLine($"{rateLimit?.Remaining} of {rateLimit?.Limit} requests left this minute; {data.Visitors} visitors");
    }
}
