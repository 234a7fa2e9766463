using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Clients.Core.Http;
using Clients.Testing.Servers;

namespace Clients.Core.Tests.Http;

public class TelemetryTests
{
    // A package of its own for each test: sources and meters are told apart by their names.
    private readonly ClientProduct _product = new($"Clients.Telemetry.{Guid.NewGuid():N}", "1.0.0");

    [Fact]
    public async Task A_call_is_one_activity_named_by_its_template_with_its_resends()
    {
        var answers = new ConcurrentQueue<Reply>([new Reply(429, "{}", Headers: ("Retry-After", "0")), new Reply(200, "{}")]);
        await using var server = await LoopbackServer.StartAsync(context => (answers.TryDequeue(out var reply) ? reply : new Reply(500)).WriteAsync(context));
        var (activities, measured) = (new ConcurrentQueue<Activity>(), new ConcurrentDictionary<string, double>());
        using var listeners = Listen(activities, measured);
        using var client = ExampleClient.For(server.BaseUrl, ExampleClient.Profile with { Product = _product, Retry = RetryPolicy.Once });

        await client.GetAsync("/v1/things{?secret}");

        var activity = Assert.Single(activities);
        Assert.Equal(("GET /v1/things", ActivityKind.Client, ActivityStatusCode.Unset), (activity.DisplayName, activity.Kind, activity.Status));
        Assert.Equal((200, 1, null), (activity.GetTagItem("http.response.status_code"), activity.GetTagItem("http.request.resend_count"), activity.GetTagItem("error.type")));
        Assert.Equal(1, measured["clients.call.retries"]);
        Assert.True(measured["clients.call.duration"] > 0);
    }

    [Theory]
    [InlineData(500, "500")]
    [InlineData(200, "Clients.Core.Tests.Http.ExampleException")]
    public async Task A_failure_is_told_by_its_status_or_type(int status, string errorType)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(status, "<no JSON>"));
        var activities = new ConcurrentQueue<Activity>();
        using var listeners = Listen(activities, []);
        using var client = ExampleClient.For(server.BaseUrl, ExampleClient.Profile with { Product = _product });

        await Assert.ThrowsAsync<ExampleException>(() => client.GetAsync());

        var activity = Assert.Single(activities);
        Assert.Equal((errorType, ActivityStatusCode.Error, null), (activity.GetTagItem("error.type"), activity.Status, activity.StatusDescription));
    }

    private CompositeListener Listen(ConcurrentQueue<Activity> activities, ConcurrentDictionary<string, double> measured)
    {
        var activityListener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == _product.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activities.Enqueue,
        };
        ActivitySource.AddActivityListener(activityListener);
        var meterListener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == _product.Name)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        meterListener.SetMeasurementEventCallback<double>((instrument, value, _, _) => measured[instrument.Name] = value);
        meterListener.SetMeasurementEventCallback<long>((instrument, value, _, _) => measured[instrument.Name] = value);
        meterListener.Start();
        return new CompositeListener(activityListener, meterListener);
    }

    private sealed record CompositeListener(ActivityListener Activities, MeterListener Measurements) : IDisposable
    {
        public void Dispose()
        {
            Activities.Dispose();
            Measurements.Dispose();
        }
    }
}
