namespace Clients.Contract.Tests.Packages;

/// <summary>The machine's package cache: these tests read it, and never write to it.</summary>
internal static class GlobalPackages
{
    public static async Task<string> FindAsync()
    {
        var output = await DotnetCommand.RunAsync(Path.GetTempPath(), DotnetCommand.Host, ["nuget", "locals", "global-packages", "--list"]);
        return output.Split("global-packages:", 2)[1].Trim();
    }

    /// <summary>Restores into a folder of one's own what the cache does not have.</summary>
    public static string[] ReadOnly(string restored, string cache) => [$"-p:RestorePackagesPath={restored}", $"-p:RestoreFallbackFolders={cache}"];
}
