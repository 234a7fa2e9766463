using Clients.Sandbox.WireBoard;
using Clients.WireBoard.Models;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace Clients.WireBoard.Tests.Errors;

/// <summary>The errors as the service itself answers them.</summary>
public sealed class SandboxErrorTests : SandboxTest
{
    [Fact]
    public async Task The_free_plan_is_told_apart_from_a_bad_token()
    {
        Sandbox.Plan = WireBoardPlan.Free;

        var history = await Assert.ThrowsAsync<PlanHistoryLimitExceededException>(() => Client.GetAggregateAsync(Site, January, JanuaryEnd));
        await Assert.ThrowsAsync<PaidPlanRequiredException>(() => Client.GetLiveStateAsync(Site));

        await Client.GetAggregateAsync(Site, history.EarliestAllowed!.Value, history.EarliestAllowed!.Value);
    }

    [Fact]
    public async Task A_token_without_the_ability_and_an_unknown_one_are_refused()
    {
        using var reader = CreateClient(Sandbox.AddToken("analytics:read"));
        using var nobody = CreateClient("wb_nobody_0123456789");

        Assert.Equal(403, (await Assert.ThrowsAsync<WireBoardAuthException>(() => reader.CreateLiveTokenAsync([Site]))).StatusCode);
        Assert.Equal(401, (await Assert.ThrowsAsync<WireBoardAuthException>(() => nobody.GetAccountAsync())).StatusCode);
    }

    [Fact]
    public async Task Generated_calls_end_in_the_same_exceptions()
    {
        var exception = await Assert.ThrowsAsync<WireBoardApiException>(() => Client.V1.Live.State.GetAsync(request => request.QueryParameters.SiteId = "nobody"));

        Assert.Equal("site_not_found", exception.Code);
    }

    [Fact]
    public async Task A_client_over_an_adapter_of_ones_own_gives_typed_errors_too()
    {
        using var http = new HttpClient();
        using var adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: http) { BaseUrl = Host.BaseUrl<WireBoardSandbox>() };
        var client = new WireBoardClient(adapter);

        var refused = await Assert.ThrowsAsync<WireBoardAuthException>(() => client.GetAccountAsync());
        http.DefaultRequestHeaders.Add("Authorization", "Bearer " + Sandbox.DemoCredential);
        var unknown = await Assert.ThrowsAsync<WireBoardApiException>(() => client.GetLiveStateAsync("nobody"));

        Assert.Equal((401, "Unauthenticated."), (refused.StatusCode, refused.Message[..16]));
        Assert.Equal("site_not_found", unknown.Code);
        Assert.Equal("sam@example.com", (await client.GetAccountAsync()).Email);
        Assert.NotEmpty((await client.GetEventsAsync(Site, January, January, filter: new EventFilter { Props = { ["plan"] = "pro" } })).Rows!);
    }

    [Theory]
    [InlineData(WireBoardSnapshotShape.Array)]
    [InlineData(WireBoardSnapshotShape.Map)]
    public async Task A_snapshot_reads_the_same_in_both_shapes(WireBoardSnapshotShape shape)
    {
        Sandbox.Traffic = WireBoardTrafficMode.Manual;
        Sandbox.SnapshotShape = shape;

        var snapshot = await Client.GetLiveStateAsync(Site);

        var truth = Sandbox.TruthOf(Site);
        Assert.Equal(truth.Select(pair => pair.Key), snapshot.LiveEnvelopes!.Select(envelope => envelope.CategoryName));
        Assert.Equal(truth["visitors"]!["live"]!.GetValue<long>(), snapshot.LiveByCategory!.Visitors!.Live);
        Assert.Equal(truth["top_pages"]!.AsArray().Select(row => row!["url"]!.GetValue<string>()), snapshot.LiveByCategory.TopPages!.Select(row => row.Url));
        Assert.Equal(truth["geo"]!.AsArray().Count, snapshot.LiveEnvelopes!.Single(envelope => envelope.Category == LiveCategory.Geo).Geo!.Count);
    }
}
