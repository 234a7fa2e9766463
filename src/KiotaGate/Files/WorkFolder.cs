namespace KiotaGate.Files;

/// <summary>A temporary folder of this process. Folders that killed processes left behind are removed by the next one.</summary>
internal sealed class WorkFolder : IDisposable
{
    private const string Prefix = "kiota-gate-";
    private const string ClaimName = ".in-use";

    private readonly FileStream _claim;

    private WorkFolder(string path, FileStream claim) => (Root, _claim) = (path, claim);

    /// <summary>The folder, absolute.</summary>
    public string Root { get; }

    /// <summary>Makes a folder that only this user can read.</summary>
    public static WorkFolder Create()
    {
        SweepAbandoned();
        var folder = Directory.CreateTempSubdirectory(Prefix).FullName;
        return new WorkFolder(folder, Claim(folder));
    }

    /// <summary>Makes a folder inside this one.</summary>
    /// <param name="parts">Its path.</param>
    public string Folder(params ReadOnlySpan<string> parts) => Directory.CreateDirectory(Path.Combine([Root, .. parts])).FullName;

    public void Dispose()
    {
        _claim.Dispose();
        TryDelete(Root);
    }

    private static FileStream Claim(string folder) => new(Path.Combine(folder, ClaimName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    // The system releases the claim of a process that dies, so a folder whose claim can be taken belongs to nobody.
    private static void SweepAbandoned()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            try
            {
                // A folder without a claim was made just now, by a process that is about to claim it.
                if (File.Exists(Path.Combine(folder, ClaimName)) && new DirectoryInfo(folder).LinkTarget is null)
                {
                    Claim(folder).Dispose();
                    TryDelete(folder);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // In use, or another user's.
            }
        }
    }

    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A virus scanner may hold a file for a moment. The next run sweeps it.
        }
    }
}
