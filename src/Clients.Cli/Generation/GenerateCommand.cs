using System.CommandLine;
using System.Text.Json.Nodes;
using Clients.Cli.Help;
using Clients.Cli.Terminal;
using Clients.Kiota.Generator;
using Clients.Kiota.Generator.Lock;
using Clients.Kiota.Generator.Regeneration;

namespace Clients.Cli.Generation;

/// <summary><c>clients generate</c>: one document, one folder, Kiota's own option names.</summary>
internal static class GenerateCommand
{
    private const string Explanation =
        """
        Takes Kiota's own option names. What it cannot render exactly it refuses, naming the place.

        Examples:
          clients generate -d petstore.json -c PetstoreClient -n Acme.Petstore -o src/Petstore --clean-output --ebc

        Exit codes:
          0  done
          2  the document or an option cannot be used; nothing was written
        """;

    public static Command Create(CliEnvironment environment)
    {
        var document = new Option<string>("--openapi", "-d") { Description = "The OpenAPI document: a JSON or YAML file.", Required = true };
        var className = new Option<string>("--class-name", "-c") { Description = "Name of the client's root class.", DefaultValueFactory = _ => "ApiClient" };
        var namespaceName = new Option<string>("--namespace-name", "-n") { Description = "Namespace of the root class.", DefaultValueFactory = _ => "ApiSdk" };
        var output = new Option<string>("--output", "-o") { Description = "Folder to write to.", DefaultValueFactory = _ => "./output" };
        var language = new Option<string>("--language", "-l") { HelpName = "CSharp", Description = "Only CSharp.", DefaultValueFactory = _ => "CSharp" };
        var clean = new Option<bool>("--clean-output", "--co") { Description = "Remove everything in the folder first." };
        var excludeBackwardCompatible = new Option<bool>("--exclude-backward-compatible", "--ebc") { Description = "Leave out Kiota's obsolete forms. Required: they are not supported." };
        var additionalData = new Option<bool>("--additional-data", "--ad") { Description = "Give open models an AdditionalData dictionary.", DefaultValueFactory = _ => true };
        var access = new Option<string>("--type-access-modifier", "--tam") { HelpName = "Public|Internal", Description = "Public or Internal.", DefaultValueFactory = _ => "Public" };
        var format = new Option<string>("--format") { Description = "How to report.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        language.AcceptOnlyFromAmong("CSharp", "csharp");
        access.AcceptOnlyFromAmong("Public", "Internal", "public", "internal");
        var command = new ExplainedCommand("generate", "Generate a C# client from any OpenAPI document, byte for byte as Kiota 1.34.1 does.", Explanation) { document, className, namespaceName, output, language, clean, excludeBackwardCompatible, additionalData, access, format };
        command.SetAction((parsed, cancellationToken) => GenerationErrors.GuardAsync(environment, async () =>
        {
            var settings = new GenerationSettings
            {
                ClientClassName = parsed.GetRequiredValue(className),
                ClientNamespaceName = parsed.GetRequiredValue(namespaceName),
                ExcludeBackwardCompatible = parsed.GetValue(excludeBackwardCompatible),
                IncludeAdditionalData = parsed.GetValue(additionalData),
                TypeAccessModifier = string.Equals(parsed.GetValue(access), "Internal", StringComparison.OrdinalIgnoreCase) ? "Internal" : "Public",
            };
            var generation = new SingleGeneration(
                Path.GetFullPath(parsed.GetRequiredValue(document), environment.WorkingDirectory),
                Path.GetFullPath(parsed.GetRequiredValue(output), environment.WorkingDirectory),
                settings);
            var result = await Progress.WhileAsync(environment, "Generating", () => generation.RunAsync(parsed.GetValue(clean), cancellationToken)).ConfigureAwait(false);
            await GenerationErrors.WarnAsync(environment, parsed.GetRequiredValue(document), result.Warnings).ConfigureAwait(false);
            var folder = parsed.GetRequiredValue(output);
            await environment.Out.WriteLineAsync(parsed.GetRequiredValue(format) == "json"
                ? new JsonObject { ["output"] = folder, ["files"] = new JsonArray([.. result.Files.Keys.Select(path => (JsonNode)path)]) }.ToJsonString()
                : $"{result.Files.Count} files written to {folder}").ConfigureAwait(false);
            return ExitCode.Success;
        }));
        return command;
    }
}
