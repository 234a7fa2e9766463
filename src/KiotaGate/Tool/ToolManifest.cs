using System.Text.Json;

namespace KiotaGate.Tool;

/// <summary>Reads which Kiota the repository pins in its tool manifest, which <c>dotnet kiota</c> runs.</summary>
internal static class ToolManifest
{
    /// <summary>The package of Kiota's tool.</summary>
    public const string Package = "microsoft.openapi.kiota";

    private const string FileName = "dotnet-tools.json";
    private const string Command = "kiota";

    /// <summary>The pinned version.</summary>
    /// <param name="root">The repository's root.</param>
    /// <param name="lockedVersion">The version that the lock was made with, for the message; empty when unknown.</param>
    /// <exception cref="GateException">No manifest pins Kiota, or one gives its command to another package.</exception>
    public static string PinnedVersion(string root, string lockedVersion)
    {
        // dotnet looks in these places, and stops at a manifest that says it is the root's.
        for (var folder = new DirectoryInfo(root); folder is not null; folder = folder.Parent)
        {
            foreach (var path in new[] { Path.Combine(folder.FullName, ".config", FileName), Path.Combine(folder.FullName, FileName) }.Where(File.Exists))
            {
                var (version, isRoot) = Read(path);
                if (version is not null)
                {
                    return version;
                }

                if (isRoot)
                {
                    throw NotPinned(lockedVersion);
                }
            }
        }

        throw NotPinned(lockedVersion);
    }

    private static (string? Version, bool IsRoot) Read(string path)
    {
        try
        {
            using var manifest = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            string? version = null;
            if (manifest.RootElement.TryGetProperty("tools", out var tools))
            {
                foreach (var tool in tools.EnumerateObject().Where(tool => tool.Value.GetProperty("commands").EnumerateArray().Any(command => command.ValueEquals(Command))))
                {
                    if (!string.Equals(tool.Name, Package, StringComparison.OrdinalIgnoreCase))
                    {
                        throw new GateException($"{path} gives the command '{Command}' to the package {tool.Name}, which is not Microsoft's Kiota ({Package}). Remove that entry.");
                    }

                    version = tool.Value.GetProperty("version").GetString();
                }
            }

            return (version, manifest.RootElement.TryGetProperty("isRoot", out var isRoot) && isRoot.ValueKind == JsonValueKind.True);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or IOException or UnauthorizedAccessException)
        {
            throw new GateException($"{path} cannot be used as a tool manifest: {e.Message}", e);
        }
    }

    private static GateException NotPinned(string lockedVersion)
    {
        var version = lockedVersion.Length == 0 ? "" : $" --version {lockedVersion}";
        return new GateException($"No tool manifest (.config/{FileName}) pins Kiota here. Pin one with: dotnet tool install {Package}{version} --create-manifest-if-needed");
    }
}
