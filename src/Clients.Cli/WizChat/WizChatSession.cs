using Clients.Cli.Terminal;
using Clients.Cli.WizChat.Rendering;
using Clients.Core;
using Clients.WizChat;
using Clients.WizChat.ConfigAsCode;

namespace Clients.Cli.WizChat;

/// <summary>One run of a <c>wizchat</c> command: its client, and how its failures are told without telling secrets.</summary>
internal sealed class WizChatSession(CliEnvironment environment, string? baseUrl) : IDisposable
{
    private WizChatClient? _client;

    /// <summary>The file the run is about, once it has been read: values of its variables are hidden in every message.</summary>
    public ConfigText? File { get; set; }

    /// <summary>The client, made when it is first needed, so that a mistake in a file is told before a missing key.</summary>
    public WizChatClient Client => _client ??= Connect();

    /// <summary>Runs a command's work and turns what it throws into a line on standard error.</summary>
    public static async Task<int> RunAsync(CliEnvironment environment, string? baseUrl, Func<WizChatSession, Task<int>> work)
    {
        using var session = new WizChatSession(environment, baseUrl);
        try
        {
            return await work(session).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await environment.Error.WriteLineAsync("Cancelled. If an apply was under way, the service may have carried out part of it: plan again to see.").ConfigureAwait(false);
        }
        catch (Exception e) when (e is CommandFailedException or ClientException or ConfigFormatException or HttpRequestException or TimeoutException or ArgumentException)
        {
            await environment.Error.WriteLineAsync($"error: {session.Safe(Explain(e))}").ConfigureAwait(false);
        }

        return WizChatExitCode.Failure;
    }

    /// <summary>Text of the service or a file as it may be shown.</summary>
    public string Safe(string text) => Printable.Escape(File?.HideEnvironment(text, environment.Variable) ?? text);

    public void Dispose() => _client?.Dispose();

    private static string Explain(Exception e) => e switch
    {
        ApplyRefusedException { Reason: ApplyRefusal.TooManyDeletes } => e.Message + " Say so with --allow-deletes.",
        HttpRequestException => $"The service cannot be reached: {e.Message}",
        _ => e.Message,
    };

    private WizChatClient Connect()
    {
        var key = environment.Variable("WIZCHAT_API_KEY");
        if (string.IsNullOrEmpty(key))
        {
            throw new CommandFailedException("The environment variable WIZCHAT_API_KEY is not set; create a Management API key and set it.");
        }

        var options = new WizChatClientOptions { RetryOn429 = true, TimeProvider = environment.TimeProvider };
        options.BaseUrl = (baseUrl ?? environment.Variable("WIZCHAT_BASE_URL")) is { Length: > 0 } address ? address : options.BaseUrl;
        return new WizChatClient(key, options);
    }
}
