using Clients.RestlessStream;
using Clients.RestlessStream.Models;
using Clients.SwarmAnalytics;
using Clients.WireBoard;
using Clients.WireBoard.Models;
using Clients.WizChat;
using Clients.WizChat.ConfigAsCode;
using Microsoft.Kiota.Abstractions;

namespace Clients.Contract.Tests.Hostility;

/// <summary>The calls that users make: the hand-written ones.</summary>
internal static class HandWrittenCalls
{
    // A service that always promises another page must not hold the test up.
    private const int MaxItems = 1000;

    private static readonly UtcDay From = new DateOnly(2026, 5, 1);

    private static readonly UtcDay To = new DateOnly(2026, 5, 31);

    public static IEnumerable<Func<CancellationToken, Task>> Of(BaseRequestBuilder client, string baseUrl) => client switch
    {
        WireBoardClient wireBoard => Of(wireBoard),
        RestlessStreamClient restless => Of(restless),
        WizChatClient wizChat => Of(wizChat),
        _ => [stop => SwarmAnalyticsClient.RegisterAsync(baseUrl, "install-1", stop)],
    };

    private static IEnumerable<Func<CancellationToken, Task>> Of(WireBoardClient client) =>
    [
        stop => client.GetAccountAsync(stop),
        stop => client.ListSitesAsync(stop),
        stop => client.GetAggregateAsync("s", From, To, stop),
        stop => client.GetTimeseriesAsync("s", From, To, TimeseriesMetric.Visitors, TimeseriesInterval.Day, stop),
        stop => client.GetHistoryAsync("s", From, To, stop),
        stop => client.GetBreakdownAsync("s", From, To, BreakdownDimension.Country, cancellationToken: stop),
        stop => client.GetDimensionsAsync(stop),
        stop => client.GetEventsAsync("s", From, To, cancellationToken: stop),
        stop => Drain(client.GetAllEventsAsync("s", From, To, cancellationToken: stop)),
        stop => client.GetUrlsAsync("s", From, To, cancellationToken: stop),
        stop => Drain(client.GetAllUrlsAsync("s", From, To, cancellationToken: stop)),
        stop => client.GetLiveStateAsync("s", cancellationToken: stop),
        stop => client.CreateLiveTokenAsync(["s"], cancellationToken: stop),
    ];

    private static IEnumerable<Func<CancellationToken, Task>> Of(RestlessStreamClient client) =>
    [
        stop => client.Streams.ListAsync(cancellationToken: stop),
        stop => Drain(client.Streams.ListAllAsync(cancellationToken: stop)),
        stop => client.Streams.GetAsync("id1", stop),
        stop => client.Streams.CreateAsync(new CreateStreamRequest { Name = "Orders" }, stop),
        stop => client.Streams.UpdateAsync("id1", new UpdateStreamRequest { Name = "Orders" }, stop),
        stop => client.Streams.StartAsync("id1", stop),
        stop => client.Streams.StopAsync("id1", stop),
        stop => client.Streams.DeleteAsync("id1", stop),
        stop => client.Streams.GetCreditUsageAsync("id1", stop),
        stop => client.Streams.ValidateApiKeyAsync(cancellationToken: stop),
        stop => client.Streams.GenerateConnectionSnippetsAsync(new ConnectionSnippetsRequest(), stop),
        stop => client.Streams.GenerateDirectSetupAsync(new DirectSetupRequest(), stop),
        stop => client.Streams.CreateDirectSessionAsync(new DirectSessionRequest(), stop),
    ];

    private static IEnumerable<Func<CancellationToken, Task>> Of(WizChatClient client)
    {
        var document = ConfigText.ParseJson("""{"apiVersion":"wizchat.com/v1","kind":"ChatbotConfig","spec":{"core":{"name":"a"}}}""");
        return
        [
            stop => Drain(client.ListChatbotsAsync(cancellationToken: stop)),
            stop => client.GetChatbotAsync("id1", stop),
            stop => client.GetConfigAsync("id1", stop),
            stop => client.ApplyConfigAsync("id1", document, cancellationToken: stop),
            stop => client.PlanConfigAsync("id1", document, cancellationToken: stop),
        ];
    }

    private static async Task Drain<T>(IAsyncEnumerable<T> items)
    {
        await foreach (var item in items.Take(MaxItems))
        {
            _ = item;
        }
    }
}
