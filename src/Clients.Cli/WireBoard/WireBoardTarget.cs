using System.CommandLine;
using Clients.Cli.Terminal;
using Clients.WireBoard;

namespace Clients.Cli.WireBoard;

/// <summary>The options that say where the service is and who calls, and the run of a command against it.</summary>
internal sealed class WireBoardTarget
{
    /// <summary>What the help of every command of the area says about the environment.</summary>
    public const string Variables =
        """

        Environment:
          WIREBOARD_TOKEN     the API token; --token wins over it, but shows in the process list
          WIREBOARD_BASE_URL  another address than https://api.wireboard.io; --base-url wins over it
          NO_COLOR            no colours

        """;

    private readonly CliEnvironment _environment;
    private readonly Option<string?> _token = new("--token") { Description = "The API token; better in the environment variable WIREBOARD_TOKEN, where other users do not see it." };
    private readonly Option<string?> _baseUrl = new("--base-url") { Description = "Address of the API; WIREBOARD_BASE_URL, else the service's own." };

    public WireBoardTarget(CliEnvironment environment, Command command)
    {
        _environment = environment;
        command.Options.Add(_token);
        command.Options.Add(_baseUrl);
    }

    /// <summary>Runs a command's work, and turns what the service or the network does wrong into words and an exit code.</summary>
    public async Task<int> RunAsync(ParseResult parsed, Func<WireBoardSession, Task<int>> run)
    {
        WireBoardSession? session = null;
        try
        {
            session = Connect(parsed);
            return await run(session).ConfigureAwait(false);
        }
        catch (ArgumentException e)
        {
            return await FailAsync(ExitCode.BadInput, session?.Explain(e) ?? Printable.Line(ErrorText.Explain(e))).ConfigureAwait(false);
        }
        catch (Exception e) when (WireBoardSession.IsServiceError(e))
        {
            return await FailAsync(ExitCode.Failure, session!.Explain(e)).ConfigureAwait(false);
        }
        finally
        {
            session?.Dispose();
        }
    }

    /// <exception cref="ArgumentException">There is no token, or the token or the address cannot work.</exception>
    private WireBoardSession Connect(ParseResult parsed)
    {
        var token = NonEmpty(parsed.GetValue(_token)) ?? NonEmpty(_environment.Variable("WIREBOARD_TOKEN"))
            ?? throw new ArgumentException("No token. Mint one in WireBoard under Settings, API, and set WIREBOARD_TOKEN to it.");
        var options = new WireBoardClientOptions { TimeProvider = _environment.TimeProvider };
        options.BaseUrl = NonEmpty(parsed.GetValue(_baseUrl)) ?? NonEmpty(_environment.Variable("WIREBOARD_BASE_URL")) ?? options.BaseUrl;
        return new WireBoardSession(token, options);
    }

    private async Task<int> FailAsync(int exitCode, string message)
    {
        await _environment.Error.WriteLineAsync($"error: {message}").ConfigureAwait(false);
        return exitCode;
    }

    private static string? NonEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
