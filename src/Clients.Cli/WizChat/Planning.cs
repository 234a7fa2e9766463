using Clients.WizChat.ConfigAsCode;

namespace Clients.Cli.WizChat;

/// <summary>From a file to a plan.</summary>
internal static class Planning
{
    public static async Task<ConfigPlan> PlanAsync(
        CliEnvironment environment, WizChatSession session, string file, string? chatbot, PlanConfigOptions options, CancellationToken cancellationToken)
    {
        var config = session.ReadConfig(file);
        var id = ChatbotOf(config, file, chatbot);
        return await Progress.WhileAsync(environment, $"Planning {id}", () => session.Client.PlanConfigAsync(id, config, options, cancellationToken)).ConfigureAwait(false);
    }

    public static string ChatbotOf(ConfigText config, string file, string? chatbot) =>
        chatbot ?? config.ChatbotId ?? throw new CommandFailedException($"{file} does not say which chatbot it is for (metadata.chatbotId); pass --chatbot.");
}
