using System.Text;
using KiotaGate.Files;
using KiotaGate.Git;
using KiotaGate.Lock;

namespace KiotaGate.Regen;

/// <summary>
/// Where regeneration keeps its journal: in git's own folder, which no clone can bring along and no commit can hold,
/// or among the user's files where there is no git.
/// </summary>
internal static class StateFolder
{
    private const string Name = "kiota-gate";

    /// <summary>The folder's path; it may not exist.</summary>
    /// <param name="layout">The repository.</param>
    /// <param name="git">The git repository; null when there is none.</param>
    public static string Of(RepositoryLayout layout, GitRepository? git)
    {
        if (git is not null)
        {
            return git.Prefix.Length == 0 ? Path.Combine(git.GitFolder, Name) : Path.Combine(git.GitFolder, Name, Key(git.Prefix));
        }

        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(data.Length > 0 ? data : Path.GetTempPath(), Name, "state", Key(layout.Root));
    }

    private static string Key(string text) => ContentHash.Of(Encoding.UTF8.GetBytes(text))[..16];
}
