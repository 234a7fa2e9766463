using System.Text.Json;
using Clients.Kiota.Generator.Drift;
using Clients.Kiota.Generator.Lock;

namespace Clients.Kiota.Generator.Regeneration;

/// <summary>Makes trees with the official tool, <c>dotnet kiota</c>, as pinned in <c>.config/dotnet-tools.json</c>.</summary>
public sealed class OfficialGenerator : ITreeSource
{
    private readonly KiotaTool _tool;
    private readonly System.Threading.Lock _checking = new();
    private Task? _check;

    /// <summary>Makes a source that runs the tool from the repository's root.</summary>
    /// <param name="layout">The repository, whose tool manifest decides the version.</param>
    /// <param name="dotnet">The <c>dotnet</c> command.</param>
    /// <param name="timeProvider">The clock that bounds the time of each run, ten minutes.</param>
    public OfficialGenerator(RepositoryLayout layout, string dotnet = "dotnet", TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(layout);
        _tool = new KiotaTool(layout.Root, dotnet, timeProvider ?? TimeProvider.System);
    }

    /// <inheritdoc/>
    public async Task<ClientTree> GenerateAsync(LockedClient client, ReadOnlyMemory<byte> document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        await CheckToolOnceAsync(cancellationToken).ConfigureAwait(false);
        var work = Directory.CreateTempSubdirectory("clients-kiota-");
        try
        {
            // The tool reads a copy of the very bytes that the lock's hash is of.
            var input = Path.Combine(work.FullName, "document" + Path.GetExtension(client.DescriptionLocation));
            await File.WriteAllBytesAsync(input, document, cancellationToken).ConfigureAwait(false);
            var output = Path.Combine(work.FullName, "out");
            var (code, text) = await _tool.RunAsync(["generate", .. Arguments(client.Settings, input, output)], cancellationToken).ConfigureAwait(false);
            if (code != 0)
            {
                throw new RegenerationException($"dotnet kiota failed on {client.DescriptionLocation} with exit code {code}:{Environment.NewLine}{text}");
            }

            return ReadOutput(client, output);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static ClientTree ReadOutput(LockedClient client, string output)
    {
        var files = TreeOnDisk.Read(output).Files;
        files.Remove(".kiota.log");
        if (!files.Remove(RepositoryLock.FileName, out var toolLock) || DescriptionHash(toolLock) is not { } hash)
        {
            throw new RegenerationException($"dotnet kiota ended well, but wrote no {RepositoryLock.FileName} with a descriptionHash for {client.Name}; nothing can be made of its output.");
        }

        return new ClientTree(files, hash, []);
    }

    private static string? DescriptionHash(byte[] toolLock)
    {
        try
        {
            using var json = JsonDocument.Parse(toolLock);
            return json.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("descriptionHash", out var hash) && hash.ValueKind == JsonValueKind.String
                    ? hash.GetString()
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Arguments(GenerationSettings settings, string input, string output)
    {
        string[] fixedPart =
        [
            "--language", "CSharp",
            "--openapi", input,
            "--class-name", settings.ClientClassName,
            "--namespace-name", settings.ClientNamespaceName,
            "--output", output,
            "--type-access-modifier", settings.TypeAccessModifier,
            "--additional-data", settings.IncludeAdditionalData ? "true" : "false",
            "--backing-store", settings.UsesBackingStore ? "true" : "false",
            "--exclude-backward-compatible", settings.ExcludeBackwardCompatible ? "true" : "false",
            "--clean-output",
        ];
        return fixedPart
            .Concat(Repeat("--serializer", settings.Serializers, KiotaDefaults.Serializers))
            .Concat(Repeat("--deserializer", settings.Deserializers, KiotaDefaults.Deserializers))
            .Concat(Repeat("--structured-mime-types", settings.StructuredMimeTypes, KiotaDefaults.StructuredMimeTypes))
            .Concat(Repeat("--include-path", settings.IncludePatterns, []))
            .Concat(Repeat("--exclude-path", settings.ExcludePatterns, []));
    }

    private static IEnumerable<string> Repeat(string option, IReadOnlyList<string> values, IReadOnlyList<string> defaults)
        => values.SequenceEqual(defaults, StringComparer.Ordinal) ? [] : values.SelectMany(value => new[] { option, value });

    // One question, however many clients are generated at once.
    private Task CheckToolOnceAsync(CancellationToken cancellationToken)
    {
        lock (_checking)
        {
            return _check ??= _tool.RequireAsync(cancellationToken);
        }
    }
}
