using System.CommandLine;

namespace Clients.Cli.WizChat;

/// <summary>The options that several <c>wizchat</c> commands share.</summary>
internal static class WizChatOptions
{
    public static Option<string> BaseUrl() => new("--base-url") { Description = "Address of the service; WIZCHAT_BASE_URL or https://www.wizchat.com when omitted." };

    public static Option<string> Chatbot() => new("--chatbot") { Description = "The chatbot's id; the metadata.chatbotId of the file when omitted." };

    public static Option<string> File(bool required) => new("--file", "-f") { Description = "The configuration file (.yaml, .yml or .json).", Required = required };

    public static Option<bool> NoPrune() => new("--no-prune") { Description = "Create and update only; delete nothing." };

    public static Option<bool> Json(string what) => new("--json") { Description = $"Print {what} as JSON." };

    public static Option<bool> DetailedExitCode(string what) => new("--detailed-exitcode") { Description = $"Exit with 2 when there are {what}." };
}
