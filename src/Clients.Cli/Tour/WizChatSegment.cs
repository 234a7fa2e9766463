using Clients.Sandbox.WizChat;
using Clients.WizChat;
using Clients.WizChat.Models;

namespace Clients.Cli.Tour;

/// <summary>WizChat Management: a chatbot's configuration exported, edited, planned, applied, and an apply that fails part of the way.</summary>
internal sealed class WizChatSegment : ITourSegment
{
    public string Name => "WizChat";

    public async Task RunAsync(TourStage stage, CancellationToken cancellationToken)
    {
        var key = stage.Sandbox.Get<WizChatSandbox>().DemoCredential;
        using var client = new WizChatClient(key, new WizChatClientOptions { BaseUrl = stage.Sandbox.BaseUrl<WizChatSandbox>() });

        var chatbots = await stage.StepAsync(
            "list chatbots",
            cancel => client.ListChatbotsAsync(cancellationToken: cancel).ToListAsync(cancel).AsTask(),
            list => string.Join(", ", list.Select(chatbot => chatbot.Name)),
            cancellationToken).ConfigureAwait(false);
        var id = chatbots.FirstOrDefault()?.Id ?? throw new TourFailedException("the sandbox has no chatbot");
        var config = await stage.StepAsync(
            "export a configuration",
            cancel => client.GetConfigAsync(id, cancel),
            document => $"{document.Kind} {document.ApiVersion}",
            cancellationToken).ConfigureAwait(false);
        var core = config.Spec?.Core ?? throw new TourFailedException("the configuration has no core section");
        core.WelcomeMessage = "Hi! How can I help?";
        await stage.StepAsync("plan an edit (dry run)", cancel => client.ApplyConfigAsync(id, config, dryRun: true, cancellationToken: cancel), Planned, cancellationToken).ConfigureAwait(false);
        await stage.StepAsync("apply it", cancel => client.ApplyConfigAsync(id, config, cancellationToken: cancel), Applied, cancellationToken).ConfigureAwait(false);

        config.Spec.Domains = [.. config.Spec.Domains ?? [], new DomainSpec { Hostname = "staging.acme.example" }];
        await stage.StepAsync("apply what fails part of the way", cancel => client.ApplyConfigAsync(id, config, cancellationToken: cancel), PartlyFailed, cancellationToken).ConfigureAwait(false);
        await stage.StepAsync(
            "list MCP servers",
            cancel => client.Api.V1.Chatbots[id].McpServers.GetAsync(cancellationToken: cancel),
            page => string.Join(", ", page?.Data?.Select(server => server.Name) ?? []),
            cancellationToken).ConfigureAwait(false);
    }

    private static string Planned(ApplyResult result) => result is { DryRun: true, Plan.Summary: { Update: 1 } summary }
        ? $"{summary.Update} to change, {summary.Noop} unchanged"
        : throw new TourFailedException("the plan is not the edit");

    private static string Applied(ApplyResult result) => result is { Failed: null, Applied: [{ Section: { } section, Op: { } op }] }
        ? $"{op.ToString().ToLowerInvariant()} {section}"
        : throw new TourFailedException("the apply did not do what was planned");

    private static string PartlyFailed(ApplyResult result) => result.Failed is { Code: "domain_conflict", Message: { } message }
        ? $"a result, not an exception: {message}"
        : throw new TourFailedException("the failure is not in the result");
}
