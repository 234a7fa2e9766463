using System.Collections.Concurrent;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json.Nodes;
using Clients.Cli.Terminal;
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

    public Option<bool> Json { get; } = new("--json") { Description = "Print the result as JSON." };

    /// <summary>Makes the client; the token comes from the environment, where neither the process list nor a shell's history shows it.</summary>
    /// <exception cref="ArgumentException">There is no token, or an option is out of range.</exception>
    private SwarmAnalyticsClient Connect(ParseResult parsed, string? spoolFile, HttpMessageHandler transport, Action<DroppedEvent> onDrop)
    {
        if (_environment.Variable(TokenVariable) is not { Length: > 0 } token)
        {
            throw new ArgumentException($"No token. Set {TokenVariable} to the one that `clients swarm register` printed.");
        }

        return new SwarmAnalyticsClient(token, new SwarmAnalyticsClientOptions
        {
            BaseUrl = parsed.GetRequiredValue(BaseUrl),
            Spool = spoolFile is null ? null : new SqliteSpool(Path.GetFullPath(spoolFile, _environment.WorkingDirectory)),
            HttpMessageHandler = transport,
            TimeProvider = _environment.TimeProvider,
            OnDrop = onDrop,
            ShutdownTimeout = TimeSpan.FromSeconds(1),
        });
    }

    /// <summary>Delivers what waits, and writes to standard error what was dropped or is left, and why.</summary>
    public async Task<int> DeliverAsync(ParseResult parsed, string? spoolFile, Action<SwarmAnalyticsClient> record, CancellationToken cancellationToken)
    {
        using var transport = new LastResponse();
        var drops = new ConcurrentQueue<DroppedEvent>();
        var client = Connect(parsed, spoolFile, transport, drops.Enqueue);
        await using (client.ConfigureAwait(false))
        {
            if (spoolFile is not null)
            {
                // The client itself would go on without the file. Whoever names one wants it.
                await client.PersistAsync(cancellationToken).ConfigureAwait(false);
            }

            record(client);
            var seconds = parsed.GetRequiredValue(Seconds);
            var left = await Progress.WhileAsync(_environment, "Delivering", () => client.FlushAsync(TimeSpan.FromSeconds(seconds), cancellationToken)).ConfigureAwait(false);
            if (left > 0 && spoolFile is not null)
            {
                // What is left is to be in the file; if the disk refuses it, say so.
                await client.PersistAsync(cancellationToken).ConfigureAwait(false);
            }

            var statistics = client.Statistics;
            var dropped = statistics.Dropped.Values.Sum();
            await _environment.Out.WriteLineAsync(parsed.GetValue(Json)
                ? new JsonObject { ["delivered"] = statistics.Delivered, ["dropped"] = dropped, ["left"] = left }.ToJsonString()
                : $"delivered {statistics.Delivered}, dropped {dropped}, left {left}").ConfigureAwait(false);
            foreach (var drop in drops)
            {
                await _environment.Error.WriteLineAsync($"dropped: {drop.Operation} {drop.SubmissionId}: {drop.Reason}{(drop.StatusCode is { } status ? $" ({status})" : "")}").ConfigureAwait(false);
            }

            if (left > 0)
            {
                var why = transport.Outcome is { } outcome ? $"; the last attempt ended with: {Printable.Line(outcome, 200)}" : "";
                var next = spoolFile is null ? "The event was lost. Fix the cause and send it again, or use --spool FILE to keep events on disk." : $"It stays in {spoolFile}. Fix the cause, then run: clients swarm spool drain {spoolFile}";
                await _environment.Error.WriteLineAsync($"error: {left} not delivered within {seconds} s{why}. {next}").ConfigureAwait(false);
            }

            return left == 0 && dropped == 0 ? ExitCode.Success : ExitCode.Failure;
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
            await environment.Error.WriteLineAsync($"error: {ErrorText.Explain(e)}").ConfigureAwait(false);
            return ExitCode.BadInput;
        }
        catch (SwarmAnalyticsException e)
        {
            await environment.Error.WriteLineAsync($"error: {e.Message}").ConfigureAwait(false);
            return ExitCode.Failure;
        }
    }
}
