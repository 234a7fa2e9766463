using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Clients.Contract.Tests.Repository;
using Clients.Sandbox;
using Observability;

namespace Clients.Contract.Tests.Observability;

/// <summary>samples/Observability at work, and docs/observability.md held against what the packages then offer to whoever listens.</summary>
public sealed partial class SampleTests : IAsyncLifetime
{
    private SandboxHost _host = null!;

    public async Task InitializeAsync() => _host = await SandboxHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task The_sample_prints_the_spans_and_metrics_of_every_package()
    {
        using var output = new StringWriter();
        using (new Telemetry(TextWriter.Synchronized(output)))
        {
            await new Workload(_host).RunAsync(CancellationToken.None);
        }

        var printed = output.ToString();
        Assert.Matches(@"span   Clients\.WireBoard \| GET /v1/sites \| [\d.]+ ms \|.* http\.request\.resend_count=1", printed);
        Assert.Matches(@"span   Clients\.WireBoard \| sse connect \|", printed);
        Assert.Matches(@"span   Clients\.RestlessStream \| websocket connect \|", printed);
        Assert.Matches(@"span   Clients\.WizChat \| GET /api/v1/chatbots/\{id\}/config \| [\d.]+ ms Error \|.* error\.type=404", printed);
        Assert.Matches(@"metric Clients\.WireBoard \| clients\.call\.retries \[\{retry\}\] \| [1-9]", printed);
        Assert.Matches(@"metric Clients\.WireBoard \| clients\.stream\.reconnects \[\{reconnect\}\] \| [1-9]", printed);
        Assert.Matches(@"metric Clients\.WireBoard \| clients\.stream\.received \[By\] \| [1-9]", printed);
        Assert.Matches(@"metric Clients\.RestlessStream \| clients\.stream\.reconnects \[\{reconnect\}\] \| [1-9].* clients\.stream\.disconnect\.reason=ended", printed);
        Assert.Matches(@"metric Clients\.SwarmAnalytics \| swarm\.events\.retries \[\{retry\}\] \| [1-9]", printed);
    }

    [Fact]
    public async Task The_guide_lists_every_instrument_with_its_kind_and_unit()
    {
        var offered = new ConcurrentDictionary<string, bool>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => Offer(instrument) };
        listener.Start();

        await new Workload(_host).RunAsync(CancellationToken.None);

        var guide = await File.ReadAllTextAsync(Path.Combine(RepositoryCopy.OriginalRoot, "docs/observability.md"));
        var listed = InstrumentRow().Matches(guide).Select(row => $"{row.Groups["name"].Value} {row.Groups["kind"].Value} {row.Groups["unit"].Value}");
        Assert.Equal(listed.Order(StringComparer.Ordinal), offered.Keys.Order(StringComparer.Ordinal));

        void Offer(Instrument instrument)
        {
            if (instrument.Meter.Name.StartsWith("Clients.", StringComparison.Ordinal))
            {
                offered[$"{instrument.Name} {KindOf(instrument)} {instrument.Unit}"] = true;
            }
        }
    }

    private static string KindOf(Instrument instrument) => instrument.GetType().Name.Split('`')[0] switch
    {
        "Counter" => "counter",
        "Histogram" => "histogram",
        "UpDownCounter" or "ObservableUpDownCounter" => "up-down counter",
        var other => other,
    };

    [GeneratedRegex(@"^\| `(?<name>[a-z._]+)` \| (?<kind>[a-z -]+) \| `(?<unit>[^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex InstrumentRow();
}
