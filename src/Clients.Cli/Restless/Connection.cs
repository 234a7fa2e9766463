using System.CommandLine;
using Clients.Cli.Terminal;
using Clients.RestlessStream;
using Microsoft.Extensions.Logging;

namespace Clients.Cli.Restless;

/// <summary>The options that say where the service is and who calls, and the run of a command against it.</summary>
internal sealed class Connection
{
    /// <summary>What the help of every command of the area says about exit codes.</summary>
    public const string ExitCodes =
        """

        The API key is read from RESTLESS_API_KEY or --api-key, goes to the two base URLs only, and is never shown.

        Exit codes:
          0  done
          1  the service refused or failed, or could not be reached
          2  an argument cannot be used, or the API key is missing
        """;

    private readonly CliEnvironment _environment;
    private readonly Option<string?> _apiKey = new("--api-key") { Description = "The API key; better in the environment variable RESTLESS_API_KEY, where other users do not see it." };
    private readonly Option<string?> _baseUrl = new("--base-url") { Description = "Address of the REST API; RESTLESS_BASE_URL, else the service's own." };
    private readonly Option<string?> _streamBaseUrl = new("--stream-base-url") { Description = "Address of the runtime; RESTLESS_STREAM_BASE_URL, else the service's own." };

    public Connection(CliEnvironment environment, Command command)
    {
        _environment = environment;
        command.Options.Add(_apiKey);
        command.Options.Add(_baseUrl);
        command.Options.Add(_streamBaseUrl);
        command.Options.Add(Json);
    }

    /// <summary>Asks for JSON where a terminal would get words.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "Write JSON lines, as is done whenever the output is no terminal." };

    /// <summary>Whether results are written as JSON lines.</summary>
    public bool WantsJson(ParseResult parsed) => parsed.GetValue(Json) || !_environment.IsTerminal;

    /// <summary>Runs a command with a client, and turns what the service or the network does wrong into words and an exit code.</summary>
    public async Task<int> RunAsync(ParseResult parsed, Func<RestlessStreamClient, Task> run)
    {
        try
        {
            using var log = ErrorLog.CreateFactory(_environment.Error);
            using var client = new RestlessStreamClient(Options(parsed, log));
            await run(client).ConfigureAwait(false);
            return ExitCode.Success;
        }
        catch (ArgumentException e)
        {
            return await FailAsync(ExitCode.BadInput, ErrorText.Explain(e)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is RestlessStreamException or HttpRequestException or TimeoutException)
        {
            return await FailAsync(ExitCode.Failure, ErrorText.Explain(e)).ConfigureAwait(false);
        }
    }

    private RestlessStreamClientOptions Options(ParseResult parsed, ILoggerFactory log)
    {
        var options = new RestlessStreamClientOptions
        {
            // Never null: an unset key must not fall back to a process environment that the command's own does not have.
            ApiKey = parsed.GetValue(_apiKey) ?? _environment.Variable(RestlessStreamClientOptions.ApiKeyVariable) ?? "",
            TimeProvider = _environment.TimeProvider,
            LoggerFactory = log,
        };
        options.BaseUrl = parsed.GetValue(_baseUrl) ?? _environment.Variable("RESTLESS_BASE_URL") ?? options.BaseUrl;
        options.StreamBaseUrl = parsed.GetValue(_streamBaseUrl) ?? _environment.Variable("RESTLESS_STREAM_BASE_URL") ?? options.StreamBaseUrl;
        return options;
    }

    private async Task<int> FailAsync(int exitCode, string message)
    {
        await _environment.Error.WriteLineAsync($"error: {Printable.Line(message)}").ConfigureAwait(false);
        return exitCode;
    }
}
