using System.Text.Json.Nodes;
using Clients.WizChat.ConfigAsCode;
using Clients.WizChat.ConfigAsCode.Json;
using Clients.WizChat.ConfigAsCode.Secrets;
using Clients.WizChat.Models;

namespace Clients.WizChat;

/// <summary>Configuration as code: plans that can be reviewed, kept, and applied to nothing but what they were made for.</summary>
public partial class WizChatClient
{
    /// <summary>
    /// Plans a document: reads the live configuration, then has the service plan in a dry run. <c>${env:NAME}</c> in the document is resolved for the
    /// service only; no form of the plan contains the value. Needs <c>chatbots:read</c> and the read scope of every section.
    /// </summary>
    /// <param name="chatbotId">The chatbot's id.</param>
    /// <param name="document">The desired state.</param>
    /// <param name="options">Pruning, variables and sensitive paths; defaults when null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="WizChatApiException">The service refused, or cannot plan a part of the document. Values of variables in its answer are hidden.</exception>
    /// <exception cref="ConfigFormatException">A variable is not allowed, unset or empty, or the document is not an object.</exception>
    /// <exception cref="ArgumentException">A sensitive path is malformed.</exception>
    public async Task<ConfigPlan> PlanConfigAsync(string chatbotId, ConfigText document, PlanConfigOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        options ??= new PlanConfigOptions();
        var resolved = ResolvedDocument.Of(document, options.Variables, ConfigPath.ParseAll(options.SensitivePaths, nameof(options)));
        var source = new PlanSource
        {
            Service = RequestAdapter.BaseUrl ?? "",
            ChatbotId = chatbotId,
            Prune = options.Prune,
            CreatedAt = Clock.GetUtcNow(),
            Document = new ConfigText(document.AsFile(), isFile: true),
            Variables = [.. resolved.Variables.Keys],
            EmptyVariables = [.. resolved.Variables.Where(variable => string.IsNullOrWhiteSpace(variable.Value)).Select(variable => variable.Key)],
            Sensitive = resolved.Sensitive,
        };
        return (await PlanAsync(source, resolved, cancellationToken).ConfigureAwait(false)).Plan;
    }

    /// <summary>
    /// Applies a plan, after making sure that everything it was made of is still the same: service, live configuration, document and values of variables.
    /// The service plans once more in a dry run, and its operations must be those of the plan and not delete more than allowed.
    /// A change in the moment between that check and the apply cannot be seen: the service has no conditional apply.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="options">Allowed deletes and values of variables; defaults when null.</param>
    /// <param name="cancellationToken">Cancels the call; what the service has begun by then it may still finish.</param>
    /// <returns>
    /// The outcome; see <see cref="ApplyConfigAsync(string, ConfigText, bool, bool?, CancellationToken)"/> for partial failure. Values of variables and at sensitive
    /// paths are hidden in it.
    /// </returns>
    /// <exception cref="ApplyRefusedException">Something differs from the plan, or it deletes too much. Nothing was written.</exception>
    /// <exception cref="WizChatApiException">The service refused. Values of variables in its answer are hidden.</exception>
    /// <exception cref="ConfigFormatException">A variable of the plan is unset.</exception>
    public async Task<ApplyResult> ApplyPlanAsync(ConfigPlan plan, ApplyPlanOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        options ??= new ApplyPlanOptions();
        if (!string.Equals(plan.Service, RequestAdapter.BaseUrl ?? "", StringComparison.OrdinalIgnoreCase))
        {
            throw ApplyRefusedException.OtherService(plan, RequestAdapter.BaseUrl);
        }

        options.RequireAllowed(plan);
        var resolved = plan.Resolve(options);
        var (now, mask) = await PlanAsync(plan.Source, resolved, cancellationToken, plan).ConfigureAwait(false);
        // What is sent now counts, not what a file says.
        options.RequireAllowed(now);
        var (answer, status) = await ReconcileAsync(plan.ChatbotId, SendableOf(resolved), dryRun: false, plan.Prune ? null : false, mask, cancellationToken).ConfigureAwait(false);
        return ResultOf(mask.ShowAnswer(answer), status);
    }

    /// <param name="source">What to plan.</param>
    /// <param name="resolved">The document with its references resolved.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <param name="expected">A plan made before, which the new one must equal; null when there is none.</param>
    /// <exception cref="ApplyRefusedException">The new plan is not the one made before.</exception>
    private async Task<(ConfigPlan Plan, SecretMask Mask)> PlanAsync(PlanSource source, ResolvedDocument resolved, CancellationToken cancellationToken, ConfigPlan? expected = null)
    {
        // Read before the dry run: a change in between makes the plan stale, never the other way round.
        var live = await GetConfigTextAsync(source.ChatbotId, cancellationToken).ConfigureAwait(false);
        expected?.RequireLive(live);
        var mask = SecretMask.Of(resolved, live.Root);
        var (answer, status) = await ReconcileAsync(source.ChatbotId, SendableOf(resolved), dryRun: true, source.Prune ? null : false, mask, cancellationToken).ConfigureAwait(false);
        if (answer.Get("failed") is JsonObject)
        {
            var result = ResultOf(mask.ShowAnswer(answer), status);
            throw WizChatErrors.Unplanned(result, result.Failed!);
        }

        if (answer.Get("plan").Get("operations") is not JsonArray && answer.Get("plan").Get("summary") is not JsonObject)
        {
            throw WizChatErrors.Unusable(Apply, "it holds no plan");
        }

        var (operations, unlisted) = PlanReader.Read(answer, mask, live.Root);
        var plan = new ConfigPlan(source, PlanBinding.Of(live, resolved), operations, unlisted);
        expected?.RequireSameOperations(plan);
        return (plan, mask);
    }
}
