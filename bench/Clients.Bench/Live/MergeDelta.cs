using Clients.Bench.Harness;
using Clients.WireBoard.Live;
using Clients.WireBoard.Models;

namespace Clients.Bench.Live;

/// <summary>A delta of 10 rows merged into a category of 10 000, against building the list anew and sorting it. The delta's cost must not be the list's.</summary>
internal sealed class MergeDelta : Benchmark
{
    private const int Rows = 10_000;
    private const int DeltaRows = 10;

    private readonly List<LiveEnvelope> _deltas = [];
    private LiveState _state = LiveState.Empty("site");
    private List<TopPagesEntry> _list = [];
    private int _next;

    public override string Area => "Live";

    public override string Name => "merge 10 rows into 10 000";

    public override string Baseline => "rebuild the list and sort it";

    public override double? TimeAim => 1 / 20.0;

    public override async Task SetUpAsync()
    {
        var random = new Random(1);
        string Row() => $$"""{"url":"https://example.com/page/{{random.Next(Rows)}}","title":"A page","count":{{random.Next(1, 500)}}}""";
        string Envelope(IEnumerable<string> rows) => $$"""{"site_id":"site","category":"top_pages","ts":"2026-05-22T13:00:00Z","data":[{{string.Join(',', rows)}}]}""";

        var all = Enumerable.Range(0, Rows).Select(i => $$"""{"url":"https://example.com/page/{{i}}","title":"A page","count":{{random.Next(1, 500)}}}""");
        var first = await EnvelopeText.ReadAsync(Envelope(all));
        _state = _state.Apply(first);
        _list = [.. first.TopPages!];
        for (var i = 0; i < 512; i++)
        {
            _deltas.Add(await EnvelopeText.ReadAsync(Envelope(Enumerable.Range(0, DeltaRows).Select(_ => Row()))));
        }
    }

    public override ValueTask RunBaselineAsync()
    {
        var byUrl = new Dictionary<string, TopPagesEntry>(_list.Count);
        foreach (var row in _list)
        {
            byUrl[row.Url!] = row;
        }

        foreach (var row in NextDelta().TopPages!)
        {
            byUrl[row.Url!] = row;
        }

        _list = [.. byUrl.Values.OrderByDescending(row => row.Count)];
        return ValueTask.CompletedTask;
    }

    public override ValueTask RunCandidateAsync()
    {
        _state = _state.Apply(NextDelta());
        return ValueTask.CompletedTask;
    }

    private LiveEnvelope NextDelta() => _deltas[_next++ % _deltas.Count];
}
