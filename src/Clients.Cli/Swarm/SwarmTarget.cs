using System.CommandLine;
using System.CommandLine.Parsing;
using Clients.SwarmAnalytics;
using Clients.SwarmAnalytics.Spool;

namespace Clients.Cli.Swarm;

/// <summary>The options that say which service is meant and who calls, shared by the commands that call it.</summary>
internal sealed class SwarmTarget
{
    private const string TokenVariable = "SWARM_TOKEN";

    private readonly CliEnvironment _environment;

    public SwarmTarget(CliEnvironment environment) => _environment = environment;

    public Option<string> BaseUrl { get; } = new("--base-url") { Description = "The service's address.", DefaultValueFactory = _ => SwarmAnalyticsClientOptions.DefaultBaseUrl };

    public Option<int> Seconds { get; } = new("--timeout") { Description = "How many seconds delivery may take.", DefaultValueFactory = _ => 30 };

    /// <summary>Makes the client; the token comes from the environment, where neither the process list nor a shell's history shows it.</summary>
    /// <exception cref="ArgumentException">There is no token, or an option is out of range.</exception>
    public SwarmAnalyticsClient Connect(ParseResult parsed, string? spoolFile, Action<DroppedEvent> onDrop)
    {
        if (_environment.Variable(TokenVariable) is not { Length: > 0 } token)
        {
            throw new ArgumentException($"No token. Set {TokenVariable} to the one that `clients swarm register` printed.");
        }

        return new SwarmAnalyticsClient(token, new SwarmAnalyticsClientOptions
        {
            BaseUrl = parsed.GetRequiredValue(BaseUrl),
            Spool = spoolFile is null ? null : new SqliteSpool(Path.GetFullPath(spoolFile, _environment.WorkingDirectory)),
            TimeProvider = _environment.TimeProvider,
            OnDrop = onDrop,
            ShutdownTimeout = TimeSpan.FromSeconds(1),
        });
    }

    /// <summary>Delivers what waits, and says on standard error what was dropped or is left.</summary>
    public async Task<int> DeliverAsync(ParseResult parsed, string? spoolFile, Action<SwarmAnalyticsClient> record, CancellationToken cancellationToken)
    {
        var client = Connect(parsed, spoolFile, dropped => _environment.Error.WriteLine($"dropped: {dropped.Operation} {dropped.SubmissionId}: {dropped.Reason}{(dropped.StatusCode is { } status ? $" ({status})" : "")}"));
        await using (client.ConfigureAwait(false))
        {
            record(client);
            var left = await client.FlushAsync(TimeSpan.FromSeconds(parsed.GetRequiredValue(Seconds)), cancellationToken).ConfigureAwait(false);
            if (left > 0 && spoolFile is not null)
            {
                // What is left is to be in the file; if the disk refuses it, say so.
                await client.PersistAsync(cancellationToken).ConfigureAwait(false);
            }

            var statistics = client.Statistics;
            await _environment.Out.WriteLineAsync($"delivered {statistics.Delivered}, dropped {statistics.Dropped.Values.Sum()}, left {left}").ConfigureAwait(false);
            return left == 0 && statistics.Dropped.Count == 0 ? ExitCode.Success : ExitCode.Failure;
        }
    }

    /// <summary>Turns what the client throws into a line on standard error and an exit code.</summary>
    public static async Task<int> GuardAsync(CliEnvironment environment, Func<Task<int>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception e) when (e is ArgumentException or SwarmValidationException or SwarmSpoolException)
        {
            await environment.Error.WriteLineAsync($"error: {e.Message}").ConfigureAwait(false);
            return ExitCode.BadInput;
        }
        catch (SwarmAnalyticsException e)
        {
            await environment.Error.WriteLineAsync($"error: {e.Message}").ConfigureAwait(false);
            return ExitCode.Failure;
        }
    }
}
