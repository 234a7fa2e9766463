using Clients.Sandbox.WizChat;
using Clients.WizChat;

namespace Clients.Cli.Tour;

/// <summary>WizChat Management: the chatbots, and the configuration of one.</summary>
internal sealed class WizChatSegment : ITourSegment
{
    public string Name => "WizChat";

    public async Task RunAsync(TourStage stage, CancellationToken cancellationToken)
    {
        var key = stage.Sandbox.Get<WizChatSandbox>().DemoCredential;
        using var adapter = TourAdapter.Create(stage.Sandbox.BaseUrl<WizChatSandbox>(), "Authorization", $"Bearer {key}");
        var client = new WizChatClient(adapter);

        var chatbots = await stage.StepAsync(
            "list chatbots",
            cancel => client.Api.V1.Chatbots.GetAsync(cancellationToken: cancel),
            list => string.Join(", ", list?.Data?.Select(chatbot => chatbot.Name) ?? []),
            cancellationToken).ConfigureAwait(false);
        var id = chatbots?.Data?.FirstOrDefault()?.Id ?? throw new TourFailedException("the sandbox has no chatbot");
        await stage.StepAsync(
            "read its configuration",
            cancel => client.Api.V1.Chatbots[id].Config.GetAsync(cancellationToken: cancel),
            config => $"{config?.Kind} {config?.ApiVersion}",
            cancellationToken).ConfigureAwait(false);
    }
}
