using System.Text;
using KiotaGate.Documents;
using KiotaGate.Files;
using KiotaGate.Lock;
using KiotaGate.Tool;

namespace KiotaGate.Diff;

/// <summary>Finds the generated code of every side, and runs Kiota once for all that have none.</summary>
/// <param name="workingDirectory">Where the repository that pins Kiota is looked for.</param>
/// <param name="timeProvider">The clock that bounds the time of Kiota.</param>
internal sealed class CodeOfSides(string workingDirectory, TimeProvider timeProvider)
{
    /// <summary>The public C# of each side.</summary>
    /// <param name="pairs">What is compared.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>The public C# of each side, by side.</returns>
    /// <exception cref="GateException">Kiota is needed and cannot be run, or makes no client from a document.</exception>
    public async Task<IReadOnlyDictionary<SpecSide, IReadOnlyList<ApiMember>>> ReadAsync(IReadOnlyList<SpecPair> pairs, CancellationToken cancellationToken)
    {
        var sides = pairs.SelectMany(pair => new[] { (pair.Document, Side: pair.Before), (pair.Document, Side: pair.After) }).ToList();
        var apis = new Dictionary<SpecSide, IReadOnlyList<ApiMember>>(ReferenceEqualityComparer.Instance);
        foreach (var (_, side) in sides.Where(side => side.Side.Code is not null))
        {
            apis[side] = ApiSurface.Read(side.Code!.Where(file => file.Key.EndsWith(".cs", StringComparison.Ordinal)).Select(file => Encoding.UTF8.GetString(file.Value)));
        }

        var missing = sides.Where(side => side.Side.Code is null).ToList();
        if (missing.Count == 0)
        {
            return apis;
        }

        var layout = RepositoryLayout.FindOrDefault(workingDirectory) ?? new RepositoryLayout(workingDirectory);
        using var work = WorkFolder.Create();
        var run = new KiotaRun(layout, new KiotaTool(layout.Root, timeProvider), ToolManifest.PinnedVersion(layout.Root, ""), work);
        var outputs = await run.GenerateAsync([.. missing.Select(side => Input(side.Document, side.Side))], cancellationToken).ConfigureAwait(false);
        foreach (var ((document, side), output) in missing.Zip(outputs))
        {
            apis[side] = output.Tree is { } tree
                ? ApiSurface.Read(tree.Files.Keys.Where(path => path.EndsWith(".cs", StringComparison.Ordinal)).Select(path => Encoding.UTF8.GetString(tree.Content(path))))
                : throw new DocumentException([.. output.Failure.Select(problem => problem with { Text = $"{document}: {problem.Text}" })]);
        }

        return apis;
    }

    private static KiotaInput Input(string document, SpecSide side)
    {
        var check = DocumentCheck.Run(side.Document!, document, side.Options.AllowedExternalOrigins.Count > 0);
        var location = check.IsYaml ? "document.yaml" : "document.json";
        return check.Errors.Count > 0
            ? throw new DocumentException([.. check.Errors.Select(problem => problem with { Text = $"{document}: {problem.Text}" })])
            : new KiotaInput(new LockedClient { Name = document, DescriptionLocation = location, OutputPath = "out", Options = side.Options }, side.Document!, check);
    }
}
