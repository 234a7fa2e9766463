using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Clients.Sandbox.WireBoard.Rest;

/// <summary>Maps the operations under <c>/v1</c> that answer JSON, with the checks every one of them shares.</summary>
internal static class RestEndpoints
{
    private const string AnalyticsRead = "analytics:read";
    private const string LiveRead = "live:read";

    public static void Map(IEndpointRouteBuilder routes, WireBoardSandbox sandbox)
    {
        var reports = new Reports(sandbox.TimeProvider);

        void Get(string path, string ability, Func<HttpContext, ApiQuery, JsonNode> answer) =>
            routes.MapGet(path, context => AnswerAsync(context, sandbox, ability, query => answer(context, query)));

        Get("/v1/account", AnalyticsRead, (context, _) => Account(sandbox.Tokens.AbilitiesOf(context.Request)!));
        Get("/v1/sites", AnalyticsRead, (_, _) => Sites(sandbox));
        Get("/v1/analytics/aggregate", AnalyticsRead, (_, query) => reports.Aggregate(query));
        Get("/v1/analytics/timeseries", AnalyticsRead, (_, query) => reports.Timeseries(query));
        Get("/v1/analytics/history", AnalyticsRead, (_, query) => reports.History(query));
        Get("/v1/analytics/breakdown", AnalyticsRead, (_, query) => reports.Breakdown(query));
        Get("/v1/analytics/urls", AnalyticsRead, (_, query) => reports.Urls(query));
        Get("/v1/analytics/events", AnalyticsRead, (_, query) => reports.Events(query));
        Get("/v1/analytics/dimensions", AnalyticsRead, (_, _) => Reports.Dimensions());
        Get("/v1/live/state", LiveRead, (_, query) => LiveState(sandbox, query));
        Get("/v1/live/token", LiveRead, (_, query) => LiveToken(sandbox, query));
        routes.Map("/v1/{**rest}", context => Api.ErrorAsync(context, new ApiError(404, "route_not_found", "Route not found.")));
    }

    private static async Task AnswerAsync(HttpContext context, WireBoardSandbox sandbox, string ability, Func<ApiQuery, JsonNode> answer)
    {
        if (sandbox.Tokens.AbilitiesOf(context.Request) is not { } abilities)
        {
            await Api.BareAsync(context, StatusCodes.Status401Unauthorized, "Unauthenticated.").ConfigureAwait(false);
            return;
        }

        if (sandbox.Tokens.Count(context, sandbox.RequestsPerMinute) is { } wait)
        {
            context.Response.Headers.RetryAfter = wait.ToString(System.Globalization.CultureInfo.InvariantCulture);
            await Api.BareAsync(context, StatusCodes.Status429TooManyRequests, "Too many requests.").ConfigureAwait(false);
            return;
        }

        if (!abilities.Contains(ability))
        {
            await Api.BareAsync(context, StatusCodes.Status403Forbidden, "Invalid ability provided.").ConfigureAwait(false);
            return;
        }

        JsonNode data;
        try
        {
            if (ability == LiveRead && sandbox.Plan == WireBoardPlan.Free)
            {
                throw ApiError.PaidPlanRequired();
            }

            var today = DateOnly.FromDateTime(sandbox.TimeProvider.GetUtcNow().UtcDateTime);
            data = answer(new ApiQuery(context.Request.Query, sandbox.Plan, today));
        }
        catch (ApiError error)
        {
            await Api.ErrorAsync(context, error).ConfigureAwait(false);
            return;
        }

        await Api.DataAsync(context, data).ConfigureAwait(false);
    }

    private static JsonObject Account(string[] abilities) => new()
    {
        ["email"] = "sam@example.com",
        ["name"] = "Sam Sandbox",
        ["abilities"] = new JsonArray([.. abilities.Select(ability => (JsonNode)ability)]),
    };

    private static JsonObject Sites(WireBoardSandbox sandbox) => new()
    {
        ["sites"] = new JsonArray([.. WireBoardSite.All.Select(site => (JsonNode)new JsonObject
        {
            ["id"] = site.Id,
            ["domain"] = site.Domain,
            ["max_30d"] = site.DailyVisitors / 3,
            ["max_30d_at"] = sandbox.TimeProvider.GetUtcNow().UtcDateTime.Date.AddDays(-7).AddHours(11).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture),
        })]),
    };

    private static JsonObject LiveState(WireBoardSandbox sandbox, ApiQuery query)
    {
        var site = query.Site();
        sandbox.Seed();
        return sandbox.Hub.Snapshot(site, Categories(query), sandbox.SnapshotShape);
    }

    private static JsonObject LiveToken(WireBoardSandbox sandbox, ApiQuery query)
    {
        var categories = Categories(query);
        var sites = query.Optional("sites") is { Length: > 0 } list ? list.Split(',') : [.. WireBoardSite.All.Select(site => site.Id)];
        if (sites.Any(site => WireBoardSite.Find(site) is null))
        {
            throw ApiError.SiteNotFound();
        }

        if (sandbox.Hub.Connections >= sandbox.MaxSubscriptions)
        {
            throw new ApiError(429, "concurrent_limit_reached", "Too many live subscriptions are open.");
        }

        return sandbox.Hub.Mint(sandbox.HubUrl, sites, categories, sandbox.TokenLifetime);
    }

    private static string[] Categories(ApiQuery query) =>
        query.Names("categories", WireBoardVocabulary.LiveCategories, WireBoardVocabulary.LiveCategories, "unknown_categories");
}
