using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Clients.Kiota.Generator.Drift;
using Clients.Kiota.Generator.Lock;

namespace Clients.Kiota.Generator.Regeneration;

/// <summary>Makes trees with the official tool, <c>dotnet kiota</c>, as pinned in <c>.config/dotnet-tools.json</c>.</summary>
public sealed class OfficialGenerator : ITreeSource
{
    private const string HowToGet =
        $"Get it with: dotnet tool restore (the package Microsoft.OpenApi.Kiota {RepositoryLock.KiotaVersion} must be on your feed). Without --official the built-in generator writes the same files.";

    private readonly RepositoryLayout _layout;
    private readonly string _dotnet;
    private Task? _tool;

    /// <summary>Makes a source that runs the tool from the repository's root.</summary>
    /// <param name="layout">The repository, whose tool manifest decides the version.</param>
    /// <param name="dotnet">The <c>dotnet</c> command.</param>
    public OfficialGenerator(RepositoryLayout layout, string dotnet = "dotnet")
    {
        _layout = layout;
        _dotnet = dotnet;
    }

    /// <inheritdoc/>
    public async Task<ClientTree> GenerateAsync(LockedClient client, ReadOnlyMemory<byte> document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        await LazyInitializer.EnsureInitialized(ref _tool, () => RequireToolAsync(cancellationToken)).ConfigureAwait(false);
        var work = Directory.CreateTempSubdirectory("clients-kiota-");
        try
        {
            // The tool reads a copy of the very bytes that the lock's hash is of.
            var input = Path.Combine(work.FullName, "document" + Path.GetExtension(client.DescriptionLocation));
            await File.WriteAllBytesAsync(input, document, cancellationToken).ConfigureAwait(false);
            var output = Path.Combine(work.FullName, "out");
            var (code, text) = await RunAsync(["kiota", "generate", .. Arguments(client.Settings, input, output)], cancellationToken).ConfigureAwait(false);
            if (code != 0)
            {
                throw new RegenerationException($"dotnet kiota failed on {client.DescriptionLocation} with exit code {code}:{Environment.NewLine}{text.Trim()}");
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
        if (!files.Remove(RepositoryLock.FileName, out var toolLock))
        {
            throw new RegenerationException($"dotnet kiota wrote no {RepositoryLock.FileName} for {client.Name}; nothing can be made of its output.");
        }

        using var json = JsonDocument.Parse(toolLock);
        return new ClientTree(files, json.RootElement.GetProperty("descriptionHash").GetString() ?? "", []);
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

    private async Task RequireToolAsync(CancellationToken cancellationToken)
    {
        var (code, text) = await RunAsync(["kiota", "--version"], cancellationToken).ConfigureAwait(false);
        if (code != 0)
        {
            throw new RegenerationException($"The official Kiota is not installed here. {HowToGet}");
        }

        if (!text.Trim().StartsWith(RepositoryLock.KiotaVersion, StringComparison.Ordinal))
        {
            throw new RegenerationException($"The official Kiota here is {text.Trim()}, but {RepositoryLock.FileName} is of {RepositoryLock.KiotaVersion}. {HowToGet}");
        }
    }

    private async Task<(int Code, string Output)> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(_dotnet)
        {
            WorkingDirectory = _layout.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["KIOTA_TELEMETRY_OPTOUT"] = "true", ["KIOTA_TUTORIAL_ENABLED"] = "false", ["DOTNET_NOLOGO"] = "1" },
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new RegenerationException($"{_dotnet} cannot be started: {e.Message} {HowToGet}", e);
        }

        using (process)
        {
            try
            {
                var errors = process.StandardError.ReadToEndAsync(cancellationToken);
                var output = await process.StandardOutput.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
                output += await errors.ConfigureAwait(false);
                await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
                return (process.ExitCode, output);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
        }
    }
}
