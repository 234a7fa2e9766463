using Clients.Sandbox;
using KiotaGate;
using KiotaGate.Check;
using KiotaGate.Lock;
using KiotaGate.Tool;

namespace Clients.Cli.Tour;

/// <summary>Leads through the tour: drift, then each segment's calls, then the summary.</summary>
internal sealed class TourGuide
{
    private readonly CliEnvironment _environment;
    private readonly TourPage _page;
    private readonly IReadOnlyList<ITourSegment> _segments;

    /// <param name="environment">Where the tour is given.</param>
    /// <param name="segments">What it shows.</param>
    /// <param name="silent">Whether to show nothing on the way.</param>
    public TourGuide(CliEnvironment environment, IReadOnlyList<ITourSegment> segments, bool silent = false)
    {
        _environment = environment;
        _page = new TourPage(environment, silent);
        _segments = segments;
    }

    /// <summary>Runs the tour.</summary>
    /// <returns>How each client did.</returns>
    public async Task<IReadOnlyList<TourOutcome>> RunAsync(CancellationToken cancellationToken)
    {
        _page.Heading("Generated code: what Kiota makes of the documents, compared with what is committed");
        var drift = await CheckDriftAsync(cancellationToken).ConfigureAwait(false);
        foreach (var segment in _segments)
        {
            var (words, passed) = drift(segment.Name);
            _page.Line(passed, segment.Name, words);
        }

        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = _environment.TimeProvider }, cancellationToken).ConfigureAwait(false);
        _page.Heading($"Calls over loopback: the sandbox answers at {sandbox.Address.AbsoluteUri.TrimEnd('/')}");
        var outcomes = new List<TourOutcome>();
        foreach (var segment in _segments)
        {
            _page.Subheading(segment.Name);
            var stage = new TourStage(sandbox, _environment.TimeProvider, _page.Step);
            var finished = await FinishesAsync(segment, stage, cancellationToken).ConfigureAwait(false);
            var (words, passed) = drift(segment.Name);
            outcomes.Add(new TourOutcome(segment.Name, words, passed, stage.Steps, finished));
        }

        _page.Summary(outcomes);
        return outcomes;
    }

    private async Task<Func<string, (string Words, bool? Passed)>> CheckDriftAsync(CancellationToken cancellationToken)
    {
        // The tool is also installed by people who have no clone, or who keep clients of their own with it.
        if (RepositoryLayout.FindOrDefault(_environment.WorkingDirectory) is not { } layout)
        {
            return _ => ($"left out: no {RepositoryLock.FileName} in this folder or above it", null);
        }

        try
        {
            if (LockReader.Read(layout, out _).Clients.All(client => _segments.All(segment => segment.Name != client.Name)))
            {
                return _ => ($"left out: {layout.LockPath} has clients of its own; see: kiota-gate check", null);
            }

            var checker = new Checker(layout, new KiotaTool(layout.Root, _environment.TimeProvider), new GateCommands(layout, _environment.WorkingDirectory));
            var report = await Progress.WhileAsync(_environment, "Running Kiota", () => checker.CheckAsync([], cancellationToken)).ConfigureAwait(false);
            foreach (var finding in report.Repository)
            {
                _page.Line(false, finding.Path, $"{finding.Message}; fix: {finding.Fix}");
            }

            return name => Describe(report, name);
        }
        catch (Exception e) when (e is LockException or GateException)
        {
            return _ => (e.Message, false);
        }
    }

    private static (string Words, bool? Passed) Describe(GateReport report, string name)
    {
        if (report.Clients.FirstOrDefault(client => client.Name == name) is not { } client)
        {
            return ($"not in {RepositoryLock.FileName}", false);
        }

        return client.Findings.Count == 0
            ? ($"{client.FileCount} files, no drift", report.Repository.Count == 0)
            : ($"{client.Findings.Count} findings, see: kiota-gate check {name}", false);
    }

    private async Task<bool> FinishesAsync(ITourSegment segment, TourStage stage, CancellationToken cancellationToken)
    {
        try
        {
            await segment.RunAsync(stage, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TourFailedException e)
        {
            if (stage.Steps.All(step => step.Passed))
            {
                _page.Line(false, segment.Name, e.Message);
            }

            return false;
        }
    }
}
