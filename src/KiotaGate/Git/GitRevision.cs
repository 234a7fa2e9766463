using System.Buffers.Text;
using System.Text;

namespace KiotaGate.Git;

/// <summary>Reads files as they were at a git revision. No filter or conversion that the repository configures is run.</summary>
internal sealed class GitRevision
{
    private readonly string _folder;
    private readonly string _commit;

    private GitRevision(string folder, string commit) => (_folder, _commit) = (folder, commit);

    /// <summary>Looks a revision up by whatever name git knows; null when git knows none, or is not there.</summary>
    /// <param name="folder">A folder of the work tree; paths are relative to it.</param>
    /// <param name="name">Such as <c>HEAD</c>, a branch or a commit.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static async Task<GitRevision?> FindAsync(string folder, string name, CancellationToken cancellationToken)
    {
        // A leading dash would be read as an option, and no revision starts with one.
        if (name.StartsWith('-') || name.Contains('\n', StringComparison.Ordinal))
        {
            return null;
        }

        var commit = await GitCommand.RunAsync(folder, ["rev-parse", "--verify", "--quiet", $"{name}^{{commit}}"], cancellationToken).ConfigureAwait(false);
        return commit is null ? null : new GitRevision(folder, Encoding.UTF8.GetString(commit).Trim());
    }

    /// <summary>The content of a file at this revision; null when it was not there.</summary>
    /// <param name="path">Relative to the folder, with <c>/</c> between its parts.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public Task<byte[]?> ReadAsync(string path, CancellationToken cancellationToken) =>
        GitCommand.RunAsync(_folder, ["cat-file", "blob", $"{_commit}:./{path}"], cancellationToken);

    /// <summary>The files below a folder at this revision: contents by path relative to that folder.</summary>
    /// <param name="path">Relative to the folder, with <c>/</c> between its parts.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public async Task<Dictionary<string, byte[]>> ReadFolderAsync(string path, CancellationToken cancellationToken)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var listing = await GitCommand.RunAsync(_folder, ["ls-tree", "-r", "-z", _commit, "--", path + "/"], cancellationToken).ConfigureAwait(false);

        // Each entry is "mode type object<TAB>path"; links and submodules are not generated code.
        var entries = Encoding.UTF8.GetString(listing ?? []).Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(entry => entry.Split('\t', 2))
            .Where(parts => parts.Length == 2 && parts[0].StartsWith("100", StringComparison.Ordinal) && parts[1].StartsWith(path + "/", StringComparison.Ordinal))
            .Select(parts => (Object: parts[0].Split(' ')[2], Path: parts[1][(path.Length + 1)..]))
            .ToList();
        if (entries.Count == 0)
        {
            return files;
        }

        var request = Encoding.ASCII.GetBytes(string.Concat(entries.Select(entry => entry.Object + "\n")));
        var contents = await GitCommand.RunAsync(_folder, ["cat-file", "--batch"], request, cancellationToken).ConfigureAwait(false) ?? [];
        var position = 0;
        foreach (var (_, file) in entries)
        {
            // Each answer is "object type size<LF>content<LF>".
            var rest = contents.AsSpan(position);
            var header = rest[..Math.Max(0, rest.IndexOf((byte)'\n'))];
            if (!Utf8Parser.TryParse(header[(header.LastIndexOf((byte)' ') + 1)..], out int size, out _))
            {
                break;
            }

            var start = position + header.Length + 1;
            files[file] = contents[start..(start + size)];
            position = start + size + 1;
        }

        return files;
    }
}
