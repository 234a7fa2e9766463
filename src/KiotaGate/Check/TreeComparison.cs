using KiotaGate.Files;
using KiotaGate.Lock;

namespace KiotaGate.Check;

/// <summary>Compares one client's folder with what Kiota writes.</summary>
/// <param name="client">The client.</param>
/// <param name="documentChanged">Whether the document changed since the client was generated.</param>
/// <param name="expected">What Kiota writes.</param>
/// <param name="variant">What it writes of the same document, too; null when that is not known.</param>
/// <param name="actual">The client's folder.</param>
/// <param name="ownership">Tells Kiota's files from the user's.</param>
/// <param name="commands">Writes the commands that fix findings.</param>
internal sealed class TreeComparison(
    LockedClient client, bool documentChanged, FileTree expected, FileTree? variant, FileTree actual, Ownership ownership, GateCommands commands)
{
    // The folder is just as it was generated, so that what it lacks is a regeneration.
    private readonly bool _untouched = client.OutputHash == actual.Hash;

    private readonly List<Finding> _findings = [];
    private readonly List<string> _unstable = [];

    /// <summary>Compares.</summary>
    /// <returns>The differences ordered by path, and the files that Kiota does not write the same way each time.</returns>
    /// <param name="cancellationToken">Cancels the work.</param>
    public async Task<(List<Finding> Findings, List<string> Unstable)> RunAsync(CancellationToken cancellationToken)
    {
        foreach (var (path, hash) in expected.Files.Where(file => !actual.Links.Contains(file.Key)))
        {
            if (!actual.Files.TryGetValue(path, out var found))
            {
                CompareMissing(path);
            }
            else if (found != hash)
            {
                await CompareContentAsync(path, cancellationToken).ConfigureAwait(false);
            }
        }

        foreach (var path in actual.Files.Keys.Where(path => !expected.Files.ContainsKey(path)))
        {
            CompareExtra(path);
        }

        foreach (var path in actual.Links)
        {
            _findings.Add(new Finding(FindingKind.Extra, Full(path), "is a symbolic link. Generated code is never read or written through a link", MoveAway(path)));
        }

        _findings.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return (_findings, _unstable);
    }

    private string Full(string path) => $"{client.OutputPath}/{path}";

    private string MoveAway(string path) => commands.MoveAway(Full(path), ownership.IsTracked(Full(path)));

    private void CompareMissing(string path)
    {
        if (variant is not null && !variant.Files.ContainsKey(path))
        {
            _unstable.Add(Full(path));
            return;
        }

        _findings.Add(new Finding(_untouched || documentChanged ? FindingKind.Stale : FindingKind.Missing, Full(path), _untouched ? "is not generated yet" : "was deleted", commands.Regen(client.Name)));
    }

    private async Task CompareContentAsync(string path, CancellationToken cancellationToken)
    {
        var (found, wanted) = (actual.Content(path), expected.Content(path));
        if (variant is not null && variant.Files.ContainsKey(path) && UnstableText.Covers(found, wanted, variant.Content(path)))
        {
            _unstable.Add(Full(path));
            return;
        }

        if (!_untouched && !await ownership.MayOverwriteAsync(Full(path), found, cancellationToken).ConfigureAwait(false))
        {
            _findings.Add(new Finding(FindingKind.Extra, Full(path), "was not written by Kiota, and stands where Kiota writes", MoveAway(path)));
            return;
        }

        var (diff, line) = UnifiedDiff.Compare(Full(path), found, wanted);
        _findings.Add(new Finding(_untouched || documentChanged ? FindingKind.Stale : FindingKind.Edited, Full(path), Differs(found, wanted), commands.Regen(client.Name)) { Diff = diff, Line = line });
    }

    private void CompareExtra(string path)
    {
        if (variant is not null && variant.Files.ContainsKey(path))
        {
            _unstable.Add(Full(path));
        }
        else if (_untouched || ownership.MayDelete(Full(path), actual.Content(path)))
        {
            _findings.Add(new Finding(FindingKind.Extra, Full(path), _untouched ? "is no longer generated" : "is not generated", commands.Regen(client.Name)));
        }
        else if (Ownership.IsMarked(path, actual.Content(path)))
        {
            _findings.Add(new Finding(FindingKind.Extra, Full(path), "is not generated. It looks like Kiota's, but git does not have it, so regeneration leaves it alone", MoveAway(path)));
        }
        else
        {
            _findings.Add(new Finding(FindingKind.Extra, Full(path), $"was not written by Kiota. Keep your own files outside {client.OutputPath}/; regeneration leaves this one alone", MoveAway(path)));
        }
    }

    private string Differs(byte[] found, byte[] wanted)
    {
        if (_untouched)
        {
            return documentChanged ? "is from an older document" : "was generated with other options or by another version";
        }

        var what = OnlyLineEnds(found, wanted) ? "differs from what Kiota generates, in its line ends only" : "differs from what Kiota generates";
        return documentChanged ? $"{what}. The document changed, too" : what;
    }

    private static bool OnlyLineEnds(byte[] a, byte[] b) => a.Where(x => x != (byte)'\r').SequenceEqual(b.Where(x => x != (byte)'\r'));
}
