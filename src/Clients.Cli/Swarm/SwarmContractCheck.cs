using Clients.Kiota.Generator.Drift;
using Clients.Kiota.Generator.Lock;

namespace Clients.Cli.Swarm;

/// <summary>The part of <c>clients check</c> that keeps the analytics client's route table, bounds and helpers in step with its document.</summary>
internal static class SwarmContractCheck
{
    private const string ClientFolder = "src/Clients.SwarmAnalytics";

    /// <summary>The differences; none if the client was not asked about, or the repository does not hold it.</summary>
    public static IReadOnlyList<DriftFinding> Find(RepositoryLayout layout, DriftReport report)
    {
        if (report.Clients.All(client => client.Name != "SwarmAnalytics")
            || !Directory.Exists(layout.Absolute(ClientFolder))
            || !File.Exists(layout.Absolute(SwarmDocument.Path)))
        {
            return [];
        }

        SwarmDocument document;
        try
        {
            document = SwarmDocument.Parse(File.ReadAllText(layout.Absolute(SwarmDocument.Path)));
        }
        catch (SwarmContractException e)
        {
            return [new DriftFinding(DriftKind.Stale, SwarmDocument.Path, $"has no route table. {e.Message}", $"edit {SwarmDocument.Path}")];
        }

        var findings = SwarmHelpers.Compare(document)
            .Select(problem => new DriftFinding(DriftKind.Stale, ClientFolder, $"is not in step with {SwarmDocument.Path}: {problem}", "edit the helper, then build"))
            .ToList();
        var path = layout.Absolute(SwarmContractWriter.Path);
        if (!File.Exists(path))
        {
            findings.Add(new DriftFinding(DriftKind.Missing, SwarmContractWriter.Path, "is not there", SwarmContractWriter.Command));
        }
        else if (File.ReadAllText(path) != SwarmContractWriter.Render(document))
        {
            findings.Add(new DriftFinding(DriftKind.Stale, SwarmContractWriter.Path, $"is not what {SwarmDocument.Path} gives", SwarmContractWriter.Command));
        }

        return findings;
    }
}
