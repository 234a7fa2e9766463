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
    private string? _address;

    /// <summary>The name the file was given by; told with what is wrong in it.</summary>
    public string? FileName { get; private set; }

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
        catch (Exception e) when (IsServiceError(e) || e is CommandFailedException or ConfigFormatException or ArgumentException)
        {
            await environment.Error.WriteLineAsync($"error: {session.Explain(e)}").ConfigureAwait(false);
            return WizChatExitCode.Failure;
        }
    }

    /// <summary>Whether an exception is trouble of the service or the network, and no mistake here.</summary>
    public static bool IsServiceError(Exception e) => e is ClientException or HttpRequestException or TimeoutException;

    /// <summary>What went wrong and what to do, as it may be shown.</summary>
    public string Explain(Exception e) => Printable.Escape(e switch
    {
        ApplyRefusedException { Reason: ApplyRefusal.TooManyDeletes } => $"{e.Message} Use --allow-deletes.",
        ApplyRefusedException { Reason: ApplyRefusal.DocumentChanged } => $"{e.Message} Use --secrets-from.",
        WizChatApiException { Status: 401 } => $"{e.Message} Set WIZCHAT_API_KEY to a key of this service.",
        WizChatApiException { Status: 404 } => $"{e.Message} Check the chatbot's id: clients wizchat list",
        ConfigFormatException when FileName is not null => $"{FileName}: {e.Message}",
        _ => ErrorText.Explain(e, _address),
    });

    /// <summary>Reads the configuration file the run is about.</summary>
    public ConfigText ReadConfig(string file)
    {
        FileName = file;
        return ConfigFiles.ReadConfig(environment, file);
    }

    /// <summary>Reads the kept plan the run is about.</summary>
    public ConfigPlan ReadPlan(string file)
    {
        var text = ConfigFiles.ReadText(environment, file, ConfigFiles.MaxPlanBytes);
        try
        {
            return ConfigPlan.Parse(text);
        }
        catch (ConfigFormatException e)
        {
            throw new CommandFailedException($"{file}: {e.Message} To apply a configuration file, pass it with -f.");
        }
    }

    public void Dispose() => _client?.Dispose();

    private WizChatClient Connect()
    {
        var key = environment.Variable("WIZCHAT_API_KEY");
        if (string.IsNullOrEmpty(key))
        {
            throw new CommandFailedException("The environment variable WIZCHAT_API_KEY is not set; create a Management API key and set it.");
        }

        var options = new WizChatClientOptions { RetryOn429 = true, TimeProvider = environment.TimeProvider };
        _address = options.BaseUrl = (baseUrl ?? environment.Variable("WIZCHAT_BASE_URL")) is { Length: > 0 } address ? address : options.BaseUrl;
        return new WizChatClient(key, options);
    }
}
