using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Clients.Cli.Terminal;
using Clients.SwarmAnalytics.Spool;
using Spectre.Console;

namespace Clients.Cli.Swarm;

/// <summary><c>clients swarm spool</c>: looks into spool files and delivers what they hold.</summary>
internal static class SpoolCommand
{
    private const string Explanation =
        """
        Examples:
          clients swarm spool stats events.db
          clients swarm spool drain events.db
        """;

    private const string ListExplanation =
        """
        Payloads are not shown. Looking changes nothing and may be done while others use the file. With --set-aside, lists the rows that
        could not be used, and the damaged copies of the file (FILE.corrupt-TIME).

        Examples:
          clients swarm spool ls events.db
          clients swarm spool ls events.db --max 10 --json | jq .operation
          clients swarm spool ls events.db --set-aside

        Exit codes:
          0  done
          2  there is no such spool, or it cannot be read
        """;

    private const string StatisticsExplanation =
        """
        Looking changes nothing and may be done while others use the file.

        Examples:
          clients swarm spool stats events.db
          clients swarm spool stats events.db --json

        Exit codes:
          0  done
          2  there is no such spool, or it cannot be read
        """;

    private const string DrainExplanation =
        """
        Only the events of the install whose token is in SWARM_TOKEN are delivered; those of others stay.

        Examples:
          clients swarm spool drain events.db
          clients swarm spool drain events.db --timeout 120 --json

        Exit codes:
          0  nothing of that install is left
          1  something is left, or was dropped
          2  the token or the spool cannot be used
        """;

    private const string SalvageExplanation =
        """
        Reads the rows that were set aside and the damaged copies beside the file (FILE.corrupt-TIME), and puts the events that can be
        sent after all back among those that wait. Damaged copies stay: delete them yourself. Doing it twice is harmless.

        Examples:
          clients swarm spool salvage events.db
          clients swarm spool salvage events.db --from events.db.corrupt-20261129T120000Z

        Exit codes:
          0  done, nothing was lost
          1  some rows cannot be sent
          2  there is no such file, or it cannot be used
        """;

    public static Command Create(CliEnvironment environment) => new ExplainedCommand("spool", "Look into a spool file, or deliver what it holds.", Explanation)
    {
        List(environment),
        Drain(environment),
        Salvage(environment),
        Statistics(environment),
    };

    private static ExplainedCommand List(CliEnvironment environment)
    {
        var file = File();
        var most = new Option<int>("--max") { Description = "The most events to list.", DefaultValueFactory = _ => 1000 };
        var json = Json();
        var setAside = new Option<bool>("--set-aside") { Description = "List what was set aside instead." };
        var command = new ExplainedCommand("ls", "List the waiting events, oldest first.", ListExplanation) { file, most, setAside, json };
        command.SetAction((parsed, _) => SwarmTarget.GuardAsync(environment, () =>
        {
            if (parsed.GetValue(setAside))
            {
                return ListSetAsideAsync(environment, Absolute(environment, parsed.GetRequiredValue(file)), parsed.GetRequiredValue(most), parsed.GetValue(json));
            }

            var waiting = SpoolInspector.List(Absolute(environment, parsed.GetRequiredValue(file)), parsed.GetRequiredValue(most));
            if (parsed.GetValue(json))
            {
                return WriteAsync(environment, waiting.Select(spooled => new JsonObject
                {
                    ["id"] = spooled.Id,
                    ["operation"] = spooled.Operation,
                    ["submissionId"] = spooled.SubmissionId,
                    ["recordedAt"] = spooled.RecordedAt,
                    ["tries"] = spooled.Attempts,
                    ["nextTry"] = spooled.NextAttempt,
                }));
            }

            var table = Table(environment, "id", "operation", "submission", "recorded", "tries", "next try");
            foreach (var spooled in waiting)
            {
                var wait = spooled.NextAttempt - environment.TimeProvider.GetUtcNow();
                table.AddRow(
                    new Text(Number(spooled.Id)), new Text(spooled.Operation), new Text(spooled.SubmissionId.ToString()), new Text(Time(spooled.RecordedAt)),
                    new Text(Number(spooled.Attempts)), new Text(wait <= TimeSpan.Zero ? "due" : $"in {Number((long)Math.Ceiling(wait.TotalSeconds))} s"));
            }

            ConsoleFactory.Create(environment).Write(table);
            return Task.FromResult(ExitCode.Success);
        }));
        return command;
    }

    private static Task<int> ListSetAsideAsync(CliEnvironment environment, string path, int most, bool json)
    {
        var damaged = SpoolInspector.ListDamaged(path);
        var rows = System.IO.File.Exists(path) || damaged.Count == 0 ? SpoolInspector.ListSetAside(path).Take(most).ToList() : [];
        if (json)
        {
            return WriteAsync(environment, rows.Select(row => new JsonObject
            {
                ["id"] = row.Id,
                ["operation"] = row.Operation,
                ["submissionId"] = row.SubmissionId,
                ["bytes"] = row.Bytes,
                ["reason"] = row.Reason,
                ["setAsideAt"] = row.SetAsideAt,
            }).Concat(damaged.Select(copy => new JsonObject { ["damaged"] = copy, ["bytes"] = new FileInfo(copy).Length })));
        }

        var table = Table(environment, "id", "operation", "submission", "bytes", "reason", "set aside");
        foreach (var row in rows)
        {
            table.AddRow(
                new Text(Number(row.Id)), new Text(Printable.Line(row.Operation, 60)), new Text(Printable.Line(row.SubmissionId, 40)), new Text(Number(row.Bytes)),
                new Text(Printable.Line(row.Reason, 80)), new Text(Time(row.SetAsideAt)));
        }

        foreach (var copy in damaged)
        {
            table.AddRow(new Text("-"), new Text("-"), new Text("-"), new Text(Number(new FileInfo(copy).Length)), new Text("damaged file"), new Text(Path.GetFileName(copy)));
        }

        ConsoleFactory.Create(environment).Write(table);
        return Task.FromResult(ExitCode.Success);
    }

    private static ExplainedCommand Salvage(CliEnvironment environment)
    {
        var file = File();
        var from = new Option<string?>("--from") { Description = "A damaged copy to read instead of those beside the file." };
        var json = Json();
        var command = new ExplainedCommand("salvage", "Bring back what was set aside.", SalvageExplanation) { file, from, json };
        command.SetAction((parsed, cancellationToken) => SwarmTarget.GuardAsync(environment, async () =>
        {
            var path = Absolute(environment, parsed.GetRequiredValue(file));
            var damaged = parsed.GetValue(from) is { } copy ? Absolute(environment, copy) : null;
            if (damaged is null && SpoolInspector.ListDamaged(path).Count == 0)
            {
                // Opening a spool that is not there would make one.
                SpoolInspector.Summarize(path);
            }

            var result = await SpoolSalvage.RunAsync(path, damaged, cancellationToken).ConfigureAwait(false);
            await environment.Out.WriteLineAsync(parsed.GetValue(json)
                ? new JsonObject { ["salvaged"] = result.Salvaged, ["known"] = result.Known, ["lost"] = result.Lost }.ToJsonString()
                : $"salvaged {Number(result.Salvaged)}, known {Number(result.Known)}, lost {Number(result.Lost)}").ConfigureAwait(false);
            if (result.Lost > 0)
            {
                await environment.Error.WriteLineAsync($"error: {Number(result.Lost)} rows cannot be sent: their install, operation or body is unreadable, or the spool is full.").ConfigureAwait(false);
            }

            return result.Lost == 0 ? ExitCode.Success : ExitCode.Failure;
        }));
        return command;
    }

    private static ExplainedCommand Drain(CliEnvironment environment)
    {
        var target = new SwarmTarget(environment);
        var file = File();
        var command = new ExplainedCommand("drain", "Deliver what waits for one install.", DrainExplanation) { file, target.BaseUrl, target.Seconds, target.Json };
        command.SetAction((parsed, cancellationToken) => SwarmTarget.GuardAsync(environment, () =>
        {
            // Opening a spool that is not there would make one.
            var path = Absolute(environment, parsed.GetRequiredValue(file));
            SpoolInspector.Summarize(path);
            return target.DeliverAsync(parsed, path, _ => { }, cancellationToken);
        }));
        return command;
    }

    private static ExplainedCommand Statistics(CliEnvironment environment)
    {
        var file = File();
        var json = Json();
        var command = new ExplainedCommand("stats", "Count what waits, for each install.", StatisticsExplanation) { file, json };
        command.SetAction((parsed, _) => SwarmTarget.GuardAsync(environment, () =>
        {
            var summaries = SpoolInspector.Summarize(Absolute(environment, parsed.GetRequiredValue(file)));
            if (parsed.GetValue(json))
            {
                return WriteAsync(environment, summaries.Select(summary => new JsonObject
                {
                    ["install"] = summary.Install,
                    ["events"] = summary.Events,
                    ["bytes"] = summary.Bytes,
                    ["oldest"] = summary.OldestRecordedAt,
                    ["leased"] = summary.Leased,
                    ["tried"] = summary.Tried,
                }));
            }

            var table = Table(environment, "install", "events", "bytes", "oldest", "leased", "tried");
            foreach (var summary in summaries)
            {
                table.AddRow(
                    new Text(summary.Install), new Text(Number(summary.Events)), new Text(Number(summary.Bytes)), new Text(Time(summary.OldestRecordedAt)),
                    new Text(Number(summary.Leased)), new Text(Number(summary.Tried)));
            }

            ConsoleFactory.Create(environment).Write(table);
            return Task.FromResult(ExitCode.Success);
        }));
        return command;
    }

    private static async Task<int> WriteAsync(CliEnvironment environment, IEnumerable<JsonObject> lines)
    {
        foreach (var line in lines)
        {
            await environment.Out.WriteLineAsync(line.ToJsonString()).ConfigureAwait(false);
        }

        return ExitCode.Success;
    }

    private static Option<bool> Json() => new("--json") { Description = "Write JSON lines." };

    private static Argument<string> File() => new("file") { Description = "The spool file." };

    private static string Absolute(CliEnvironment environment, string path) => Path.GetFullPath(path, environment.WorkingDirectory);

    private static Table Table(CliEnvironment environment, params string[] columns) => new Table().Border(ConsoleFactory.Border(environment)).AddColumns(columns);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
