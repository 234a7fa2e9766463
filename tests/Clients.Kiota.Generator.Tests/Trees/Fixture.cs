using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Clients.Kiota.Generator.Tests.Trees;

/// <summary>A document, and the tree Kiota 1.34.1 wrote for it.</summary>
internal sealed record Fixture(string Folder)
{
    private static readonly string Root = typeof(Fixture).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "FixturesDirectory").Value!;

    public static TheoryData<string> All()
    {
        var names = new TheoryData<string>();
        foreach (string group in new[] { "Conformance", "Goldens" })
        {
            foreach (string folder in Directory.GetDirectories(Path.Combine(Root, group)).Order(StringComparer.Ordinal))
            {
                names.Add($"{group}/{Path.GetFileName(folder)}");
            }
        }

        return names;
    }

    public static Fixture Named(string name) => new(Path.Combine(Root, name));

    public byte[] Document => File.ReadAllBytes(Directory.GetFiles(Folder, "spec.*").Single());

    /// <summary>Path and content of every C# file of the tree.</summary>
    public SortedDictionary<string, string> Expected()
    {
        string expected = Path.Combine(Folder, "expected");
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string path in Directory.GetFiles(expected, "*.cs", SearchOption.AllDirectories))
        {
            files.Add(Path.GetRelativePath(expected, path).Replace('\\', '/'), File.ReadAllText(path, Encoding.UTF8));
        }

        return files;
    }

    /// <summary>Class, namespace and options as the tree's own lock gives them.</summary>
    public GenerationSettings Settings()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "expected", "kiota-lock.json")));
        JsonElement kiotaLock = document.RootElement;
        return new GenerationSettings
        {
            ClientClassName = kiotaLock.GetProperty("clientClassName").GetString()!,
            ClientNamespaceName = kiotaLock.GetProperty("clientNamespaceName").GetString()!,
            TypeAccessModifier = kiotaLock.GetProperty("typeAccessModifier").GetString()!,
            ExcludeBackwardCompatible = kiotaLock.GetProperty("excludeBackwardCompatible").GetBoolean(),
            IncludeAdditionalData = kiotaLock.GetProperty("includeAdditionalData").GetBoolean(),
        };
    }
}
