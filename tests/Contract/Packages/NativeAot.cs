namespace Clients.Contract.Tests.Packages;

/// <summary>Whether this machine can compile to native code: a linker, and packs that not every package feed carries.</summary>
internal static class NativeAot
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <PublishAot>true</PublishAot>
            <UseCurrentRuntimeIdentifier>true</UseCurrentRuntimeIdentifier>
            <NuGetAudit>false</NuGetAudit>
          </PropertyGroup>
        </Project>
        """;

    private static readonly string[] NotFound = ["NU1101", "NU1102", "NU1301"];

    private static readonly Lazy<string?> Reason = new(() => FindReasonAsync().GetAwaiter().GetResult());

    /// <summary>What is missing, or null. Found out once, by restoring an empty program.</summary>
    public static string? Missing => Reason.Value;

    private static async Task<string?> FindReasonAsync()
    {
        if (!OperatingSystem.IsWindows() && !IsOnPath("clang") && !IsOnPath("gcc"))
        {
            return "Native AOT needs clang or gcc to link; install clang.";
        }

        var folder = Directory.CreateTempSubdirectory("clients-aot-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Empty.csproj"), Project);
            var (code, output) = await DotnetCommand.TryAsync(folder.FullName, DotnetCommand.Host,
                ["restore", .. GlobalPackages.ReadOnly(Path.Combine(folder.FullName, "restored"), await GlobalPackages.FindAsync())]);

            // Any other failure is for the test to meet and to show.
            var reason = output.Split('\n').FirstOrDefault(line => NotFound.Any(code => line.Contains(code, StringComparison.Ordinal)));
            return code == 0 || reason is null ? null : "Native AOT's packs are not on this machine's package feed: " + reason[reason.IndexOf("NU1", StringComparison.Ordinal)..].Split(" [")[0].Trim();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Any(folder => File.Exists(Path.Combine(folder, program)));
}
