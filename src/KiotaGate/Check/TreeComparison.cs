using Clients.Kiota.Generator.Lock;
using Clients.Kiota.Generator.Regeneration;

namespace Clients.Kiota.Generator.Drift;

/// <summary>Compares one client's folder with what regeneration writes.</summary>
internal static class TreeComparison
{
    public static List<DriftFinding> Compare(LockedClient client, bool documentChanged, ClientTree expected, TreeOnDisk actual, IReadOnlySet<string> untracked)
    {
        var mend = $"clients regen {client.Name}";
        var blame = new Blame(client, documentChanged, actual);
        var findings = new List<DriftFinding>();
        foreach (var (path, content) in expected.Files)
        {
            var full = $"{client.OutputPath}/{path}";
            if (!actual.Files.TryGetValue(path, out var found))
            {
                if (!actual.Links.Contains(path))
                {
                    findings.Add(new DriftFinding(DriftKind.Missing, full, blame.Missing, mend));
                }
            }
            else if (!found.AsSpan().SequenceEqual(content))
            {
                var (diff, line) = UnifiedDiff.Compare(full, found, content);
                findings.Add(new DriftFinding(blame.Kind, full, blame.Differs(found, content), mend) { Diff = diff, Line = line });
            }
            else if (untracked.Contains(full))
            {
                findings.Add(new DriftFinding(DriftKind.Untracked, full, "is generated, but git does not track it, so nobody else would get it", $"git add --force {full}"));
            }
        }

        foreach (var path in actual.Files.Keys.Where(path => !expected.Files.ContainsKey(path)))
        {
            var full = $"{client.OutputPath}/{path}";
            findings.Add(new DriftFinding(DriftKind.Extra, full, blame.Extra(untracked.Contains(full)), mend));
        }

        findings.AddRange(actual.Links.Select(path => new DriftFinding(DriftKind.Extra, $"{client.OutputPath}/{path}", "is a symbolic link; generated files are plain files", mend)));
        findings.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return findings;
    }

    /// <summary>Words for whose doing a difference is: the document's, or somebody's hand.</summary>
    private sealed class Blame(LockedClient client, bool documentChanged, TreeOnDisk actual)
    {
        // The tree is just as it was generated, so what it lacks is a regeneration.
        private readonly bool _untouched = client.OutputHash == ContentHash.OfTree(actual.Files);

        public DriftKind Kind => _untouched || documentChanged ? DriftKind.Stale : DriftKind.Edited;

        public string Missing => _untouched ? "is not generated yet" : "was deleted";

        public string Extra(bool untracked)
            => (_untouched ? "is no longer generated" : "is not generated; nothing else lives here") + (untracked ? " (git does not track it)" : "");

        public string Differs(byte[] found, byte[] wanted)
        {
            if (_untouched)
            {
                return documentChanged ? "is from an older document" : "was generated with other settings or by another version";
            }

            var what = OnlyLineEnds(found, wanted) ? "differs from what is generated, in its line ends only" : "differs from what is generated";
            return documentChanged ? what + "; the document changed, too" : what;
        }

        private static bool OnlyLineEnds(byte[] a, byte[] b)
            => a.Where(x => x != (byte)'\r').SequenceEqual(b.Where(x => x != (byte)'\r'));
    }
}
