using System.Text.Json.Nodes;
using Clients.Sandbox.Faults;
using Clients.Sandbox.SwarmAnalytics;
using Clients.SwarmAnalytics;

namespace Clients.Cli.Tour;

/// <summary>OpenSwarm analytics: a fresh install registers, records, survives a lost reply, and opts out.</summary>
internal sealed class SwarmAnalyticsSegment : ITourSegment
{
    private static readonly TimeSpan FlushTimeout = TimeSpan.FromSeconds(8);

    public string Name => "SwarmAnalytics";

    public async Task RunAsync(TourStage stage, CancellationToken cancellationToken)
    {
        var sandbox = stage.Sandbox.Get<SwarmAnalyticsSandbox>();
        var baseUrl = stage.Sandbox.BaseUrl<SwarmAnalyticsSandbox>();
        var token = await stage.StepAsync(
            "register an install",
            cancel => SwarmAnalyticsClient.RegisterAsync(baseUrl, Guid.NewGuid().ToString("N"), cancel),
            _ => "token received",
            cancellationToken).ConfigureAwait(false);

        var client = new SwarmAnalyticsClient(token, new SwarmAnalyticsClientOptions { BaseUrl = baseUrl, TimeProvider = stage.TimeProvider });
        await using (client.ConfigureAwait(false))
        {
            await stage.StepAsync(
                "record two events and flush",
                cancel =>
                {
                    client.Events.AppLifecycle.Opened(os: "linux", osVersion: "6.1", appVersion: "0.1.0", locale: "en");
                    client.Logs.Write("tour", data: new JsonObject { ["step"] = 2 });
                    return client.FlushAsync(FlushTimeout, cancel);
                },
                left => Stored(sandbox, 2, left, "2 delivered, in order"),
                cancellationToken).ConfigureAwait(false);

            stage.Sandbox.Faults.Add(new Fault { Kind = FaultKind.LoseReply, PathPrefix = sandbox.PathPrefix + "/public" });
            await stage.StepAsync(
                "record while the server's reply gets lost",
                cancel =>
                {
                    client.Logs.Write("tour", "lost-reply");
                    return client.FlushAsync(FlushTimeout, cancel);
                },
                left => Stored(sandbox, 3, left, $"sent {client.Statistics.Retries + 1} times, stored once"),
                cancellationToken).ConfigureAwait(false);

            client.Mode = TelemetryMode.Minimal;
            await stage.StepAsync(
                "opt out, then record a product event",
                cancel =>
                {
                    client.Events.AppLifecycle.Closed();
                    return client.FlushAsync(FlushTimeout, cancel);
                },
                left => Stored(sandbox, 3, left, $"{client.Statistics.Dropped.GetValueOrDefault(DropReason.Muted)} muted, none sent"),
                cancellationToken).ConfigureAwait(false);
        }
    }

    private static string Stored(SwarmAnalyticsSandbox sandbox, int expected, long left, string words) =>
        left == 0 && sandbox.Events.Count == expected ? words : throw new TourFailedException($"{sandbox.Events.Count} events are stored and {left} are left; {expected} and 0 were expected");
}
