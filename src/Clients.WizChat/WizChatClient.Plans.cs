using Clients.WizChat.ConfigAsCode;
using Clients.WizChat.ConfigAsCode.Secrets;
using Clients.WizChat.ConfigAsCode.Typed;
using Clients.WizChat.Models;

namespace Clients.WizChat;

/// <summary>Configuration as code: plans that can be reviewed, kept and applied to nothing but what they were made for.</summary>
public partial class WizChatClient
{
    /// <summary>
    /// Plans a document: reads the live configuration, then has the service plan in a dry run. <c>${env:NAME}</c> in it is resolved for the service, and in
    /// no form of the plan. Needs <c>chatbots:read</c> and the read scope of every section.
    /// </summary>
    /// <param name="chatbotId">The chatbot's id.</param>
    /// <param name="document">The desired state.</param>
    /// <param name="options">Pruning and variables; defaults when null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="WizChatApiException">The service refused, or cannot plan a part of the document.</exception>
    /// <exception cref="ConfigFormatException">A variable is unset, or the document is not an object.</exception>
    public async Task<ConfigPlan> PlanConfigAsync(string chatbotId, ConfigText document, PlanConfigOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        options ??= new PlanConfigOptions();
        var (resolved, mask) = SecretMask.Resolve(document.Root, options.Variable);
        // Read before the dry run: a change in between makes the plan stale, never the other way round.
        var live = await GetConfigTextAsync(chatbotId, cancellationToken).ConfigureAwait(false);
        var result = await ApplyConfigAsync(chatbotId, new ConfigText(resolved), dryRun: true, options.Prune ? null : false, cancellationToken).ConfigureAwait(false);
        if (result.Failed is { } failed)
        {
            throw WizChatErrors.Unplanned(result, failed);
        }

        if (result.Plan is not ({ Operations: not null } or { Summary: not null }))
        {
            throw WizChatErrors.Unusable(Apply, "it holds no plan");
        }

        var (operations, unlisted) = PlanReader.Read(result.Received ?? ModelText.Write(result), document.Root, resolved, mask);
        return new ConfigPlan(RequestAdapter.BaseUrl ?? "", chatbotId, options.Prune, Clock.GetUtcNow(), live.Fingerprint, document, operations, unlisted);
    }

    /// <summary>
    /// Applies a plan, after making sure that the live configuration is still the one it was made for and that it does not delete more than allowed.
    /// Variables are resolved anew. A change within the moment between that check and the apply cannot be seen: the service has no conditional apply.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="options">Allowed deletes and variables; defaults when null.</param>
    /// <param name="cancellationToken">Cancels the call; what the service has begun by then it may still finish.</param>
    /// <returns>The outcome; see <see cref="ApplyConfigAsync(string, ConfigText, bool, bool?, CancellationToken)"/> for partial failure.</returns>
    /// <exception cref="ApplyRefusedException">The plan is stale, deletes too much, or is for another service; nothing was written.</exception>
    /// <exception cref="WizChatApiException">The service refused.</exception>
    /// <exception cref="ConfigFormatException">A variable is unset.</exception>
    public async Task<ApplyResult> ApplyPlanAsync(ConfigPlan plan, ApplyPlanOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        options ??= new ApplyPlanOptions();
        if (!string.Equals(plan.Service, RequestAdapter.BaseUrl ?? "", StringComparison.OrdinalIgnoreCase))
        {
            throw ApplyRefusedException.OtherService(plan, RequestAdapter.BaseUrl);
        }

        options.RequireAllowed(plan);
        var document = plan.Document.ResolveEnvironment(options.Variable);
        var live = await GetConfigTextAsync(plan.ChatbotId, cancellationToken).ConfigureAwait(false);
        if (live.Fingerprint != plan.LiveFingerprint)
        {
            throw ApplyRefusedException.Changed(plan);
        }

        return await ApplyConfigAsync(plan.ChatbotId, document, dryRun: false, plan.Prune ? null : false, cancellationToken).ConfigureAwait(false);
    }
}
