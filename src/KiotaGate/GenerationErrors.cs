using Clients.Cli.Spec;
using Clients.Kiota.Generator;
using Clients.Kiota.Generator.Lock;
using Clients.Kiota.Generator.Regeneration;

namespace Clients.Cli.Generation;

/// <summary>Turns what generating can throw into lines on standard error and an exit code.</summary>
internal static class GenerationErrors
{
    /// <summary>Runs a command's work; input that cannot be used ends it with <see cref="ExitCode.BadInput"/>.</summary>
    public static async Task<int> GuardAsync(CliEnvironment environment, Func<Task<int>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (GenerationException e)
        {
            foreach (var error in e.Errors)
            {
                await environment.Error.WriteLineAsync($"error: {error}").ConfigureAwait(false);
            }

            await environment.Error.WriteLineAsync("Nothing was written. Mend the document and run the command again.").ConfigureAwait(false);
            return ExitCode.BadInput;
        }
        catch (Exception e) when (e is LockException or RegenerationException or SpecInputException)
        {
            await environment.Error.WriteLineAsync($"error: {e.Message}").ConfigureAwait(false);
            return ExitCode.BadInput;
        }
    }

    /// <summary>Shows what the generator remarked about a document.</summary>
    public static async Task WarnAsync(CliEnvironment environment, string document, IReadOnlyList<GenerationMessage> warnings)
    {
        foreach (var warning in warnings)
        {
            await environment.Error.WriteLineAsync($"warning: {document}: {warning}").ConfigureAwait(false);
        }
    }
}
