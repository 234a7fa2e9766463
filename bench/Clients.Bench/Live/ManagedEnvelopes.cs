using System.Text;
using System.Text.Json;
using Clients.Bench.Harness;
using Clients.WireBoard.Live;

namespace Clients.Bench.Live;

/// <summary>
/// 1 KB envelopes from the bytes of the stream to typed payloads merged into the managed state, through the whole client, which does it on one core. The aim
/// is one of time; the ratio shown is to parsing the same bytes with <see cref="JsonDocument"/> and nothing else.
/// </summary>
internal sealed class ManagedEnvelopes : Benchmark
{
    private const int Count = 20_000;

    private byte[][] _payloads = [];
    private byte[] _stream = [];

    public override string Area => "Live";

    public override string Name => $"{Count / 1000}k envelopes of 1 KB, managed";

    public override string Baseline => "JsonDocument.Parse of the same bytes";

    public override Task SetUpAsync()
    {
        var stream = new StringBuilder();
        var payloads = new List<byte[]>();
        for (var i = 0; i < Count; i++)
        {
            // Ten changed pages: a busy site's most frequent delivery.
            var rows = Enumerable.Range(0, 10).Select(row => $$"""{"url":"https://example.com/blog/{{(i * 7 + row * 13) % 60}}","title":"Notes on something, no {{row}}","count":{{1 + ((i + row) % 90)}}}""");
            var json = $$"""{"site_id":"site","category":"top_pages","ts":"2026-05-22T13:00:00.000Z","data":[{{string.Join(',', rows)}}]}""";
            payloads.Add(Encoding.UTF8.GetBytes(json));
            stream.Append("id: ").Append(i).Append("\ndata: ").Append(json).Append("\n\n");
        }

        _payloads = [.. payloads];
        _stream = Encoding.UTF8.GetBytes(stream.ToString());
        Console.Error.WriteLine($"an envelope has {payloads.Average(payload => payload.Length):0} bytes");
        return Task.CompletedTask;
    }

    public override ValueTask RunBaselineAsync()
    {
        foreach (var payload in _payloads)
        {
            using var document = JsonDocument.Parse(payload);
        }

        return ValueTask.CompletedTask;
    }

    public override Figure FigureOf(TimeSpan time, double bytes)
    {
        var perSecond = Count / time.TotalSeconds;
        return new Figure(FormattableString.Invariant($"{perSecond / 1000:0}k envelopes a second (>= 200k)"), perSecond >= 200_000);
    }

    public override async ValueTask RunCandidateAsync()
    {
        var done = new TaskCompletionSource();
        var seen = 0;
        using var client = EnvelopeText.ClientOf(new MemoryStream(_stream, writable: false));
        await using var live = client.Live("site", new LiveOptions
        {
            OnEvent = _ =>
            {
                if (++seen == Count)
                {
                    done.SetResult();
                }

                return default;
            },
        });
        await live.StartAsync();
        await done.Task;
    }
}
