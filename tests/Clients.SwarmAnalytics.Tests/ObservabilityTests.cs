using System.Collections.Concurrent;
using System.Diagnostics;
using Clients.Sandbox.Faults;
using Clients.Testing.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace Clients.SwarmAnalytics.Tests;

public sealed class ObservabilityTests
{
    [Fact]
    public async Task Logs_name_what_happened_and_never_hold_payload_or_token()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        using var logs = new FakeLoggerProvider();
        using var loggers = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs));
        fixture.Fail(FaultKind.Status, status: 503);
        fixture.Fail(FaultKind.Status, status: 422, body: """{"detail":[{"loc":["body","tag"],"msg":"SECRET-PAYLOAD","type":"x"}]}""");
        await using var client = fixture.Client(options => options.LoggerFactory = loggers);

        client.Logs.Write("SECRET-PAYLOAD", data: "SECRET-PAYLOAD");
        await client.FlushAsync(SwarmFixture.TestTimeout);

        Assert.Contains(Lines(logs), line => line.Contains("logs.write", StringComparison.Ordinal) && line.Contains("trying again", StringComparison.Ordinal));
        Assert.Contains(Lines(logs), line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("Rejected (status 422", StringComparison.Ordinal));
        Assert.DoesNotContain(Lines(logs), line => line.Contains("SECRET-PAYLOAD", StringComparison.Ordinal) || line.Contains(fixture.Token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_flood_of_drops_warns_at_powers_of_two_only()
    {
        using var logs = new FakeLoggerProvider();
        using var loggers = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs));
        var client = new SwarmAnalyticsClient("swarm_install_demo", new SwarmAnalyticsClientOptions { LoggerFactory = loggers, BaseUrl = "http://127.0.0.1:1" });
        await client.DisposeAsync();

        for (var i = 0; i < 1000; i++)
        {
            client.Logs.Write("late");
        }

        Assert.Equal(10, Lines(logs).Count(line => line.StartsWith("Warning", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_meter_counts_what_the_statistics_count()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        using var counts = new MeterSums("Clients.SwarmAnalytics");
        fixture.Fail(FaultKind.Status, status: 503);
        fixture.Fail(FaultKind.Status, status: 418);
        await using var client = fixture.Client();

        client.Logs.Write("dropped");
        client.Logs.Write("stored");
        await client.FlushAsync(SwarmFixture.TestTimeout);

        // Other tests run beside this one and share the meter's name, hence "at least".
        Assert.True(counts["swarm.events.accepted"] >= 2);
        Assert.True(counts["swarm.events.delivered"] >= 1);
        Assert.True(counts["swarm.events.retries"] >= 1);
        Assert.True(counts["swarm.events.dropped/rejected"] >= 1);
    }

    [Fact]
    public async Task Deliveries_are_no_part_of_the_activity_in_which_the_client_was_made()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        var port = new Uri(fixture.BaseUrl).Port;
        var deliveries = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Clients.SwarmAnalytics",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (port.Equals(activity.GetTagItem("server.port")))
                {
                    deliveries.Enqueue(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        SwarmAnalyticsClient client;
        using (new Activity("the first request").Start())
        {
            client = fixture.Client();
        }

        await using (client)
        {
            client.Logs.Write("one");
            await client.FlushAsync(SwarmFixture.TestTimeout);
        }

        Assert.Null(Assert.Single(deliveries).ParentId);
    }

    private static IReadOnlyList<string> Lines(FakeLoggerProvider logs) =>
        [.. logs.Collector.GetSnapshot().Select(record => $"{record.Level} {record.Message} {record.Exception}")];
}
