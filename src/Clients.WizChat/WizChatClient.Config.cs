using System.Text.Json.Nodes;
using Clients.WizChat.ConfigAsCode;
using Clients.WizChat.ConfigAsCode.Json;
using Clients.WizChat.ConfigAsCode.Secrets;
using Clients.WizChat.ConfigAsCode.Typed;
using Clients.WizChat.Models;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.WizChat;

/// <summary>Configuration as code: export and apply.</summary>
public partial class WizChatClient
{
    private const string Export = "GET /api/v1/chatbots/{id}/config";
    private const string Apply = "POST /api/v1/chatbots/{id}/apply";

    private static readonly Dictionary<string, ParsableFactory<IParsable>> ErrorModels = new()
    {
        ["422"] = ApplyResult.CreateFromDiscriminatorValue,
        ["XXX"] = ErrorEnvelope.CreateFromDiscriminatorValue,
    };

    /// <summary>
    /// Exports a chatbot's configuration. Edit the model and apply it: what you do not edit is sent back to the letter, unknown sections and keys,
    /// nulls, numbers and order included. Needs <c>chatbots:read</c> and the read scope of every section.
    /// </summary>
    /// <param name="chatbotId">The chatbot's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="WizChatApiException">The service refused, or its answer cannot be kept: it has no <c>spec</c>, uses a name twice in one object, or is too large or too deep.</exception>
    public async Task<ChatbotConfigDocument> GetConfigAsync(string chatbotId, CancellationToken cancellationToken = default) =>
        ChatbotConfigDocument.FromText(await GetConfigTextAsync(chatbotId, cancellationToken).ConfigureAwait(false));

    /// <summary>Exports a chatbot's configuration as text, to be kept as a file; otherwise like <see cref="GetConfigAsync"/>.</summary>
    /// <param name="chatbotId">The chatbot's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="WizChatApiException">The service refused, or its answer cannot be kept: it has no <c>spec</c>, uses a name twice in one object, or is too large or too deep.</exception>
    public async Task<ConfigText> GetConfigTextAsync(string chatbotId, CancellationToken cancellationToken = default)
    {
        RequireId(chatbotId);
        var request = Api.V1.Chatbots[chatbotId].Config.ToGetRequestInformation();
        // Whoever writes it over a file must not lose the file to an answer that is something else.
        return new ConfigText(await AskAsync(
            request, Export, export => export.Get("spec") is JsonObject ? null : "it has no spec", cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// Reconciles a chatbot with a document. Applying is idempotent. Both success (200) and partial failure (422) return: look at
    /// <see cref="ApplyResult.Failed"/>, which is null when everything was applied; after a failure fix its cause and apply again.
    /// Needs the read scope of each section on a dry run, the write scope otherwise.
    /// </summary>
    /// <param name="chatbotId">The chatbot's id.</param>
    /// <param name="document">The desired state. A <c>dryRun</c> key in it is not sent; the document itself is not changed.</param>
    /// <param name="dryRun">Whether to plan only, and write nothing.</param>
    /// <param name="prune">
    /// Whether resources that an array section of the document does not hold are deleted. When null the service decides, and it prunes; false creates and updates only.
    /// </param>
    /// <param name="cancellationToken">Cancels the call; what the service has begun by then it may still finish.</param>
    /// <exception cref="WizChatApiException">The service refused: a scope is missing, the document is not valid, …</exception>
    public Task<ApplyResult> ApplyConfigAsync(string chatbotId, ChatbotConfigDocument document, bool dryRun = false, bool? prune = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        return ApplyConfigAsync(chatbotId, document.ToText(), dryRun, prune, cancellationToken);
    }

    /// <summary>
    /// Reconciles a chatbot with a document's text, which is sent as it is; otherwise like the overload for models. A file whose <c>${env:NAME}</c> have no
    /// values yet is refused: call <see cref="ConfigText.ResolveEnvironment"/> first, or plan the file.
    /// </summary>
    /// <param name="chatbotId">The chatbot's id.</param>
    /// <param name="document">The desired state. The keys <c>dryRun</c> and <c>x-clients</c> in it are not sent.</param>
    /// <param name="dryRun">Whether to plan only, and write nothing.</param>
    /// <param name="prune">Whether resources that an array section of the document does not hold are deleted; null leaves it to the service, which prunes.</param>
    /// <param name="cancellationToken">Cancels the call; what the service has begun by then it may still finish.</param>
    /// <exception cref="WizChatApiException">The service refused: a scope is missing, the document is not valid, …</exception>
    /// <exception cref="ConfigFormatException">The document is not an object, or refers to a variable.</exception>
    public async Task<ApplyResult> ApplyConfigAsync(string chatbotId, ConfigText document, bool dryRun = false, bool? prune = null, CancellationToken cancellationToken = default)
    {
        RequireId(chatbotId);
        ArgumentNullException.ThrowIfNull(document);
        var mask = document.Secrets is { } secrets ? SecretMask.Of(secrets) : null;
        var (answer, status) = await ReconcileAsync(chatbotId, document.ToSend(), dryRun, prune, mask, cancellationToken).ConfigureAwait(false);
        return ResultOf(mask?.ShowAnswer(answer) ?? answer, status);
    }

    private static byte[] SendableOf(ResolvedDocument document) => new ConfigText(document.Root).ToSend();

    private static ApplyResult ResultOf(JsonNode? answer, int status)
    {
        var result = ModelText.ReadResult(answer);
        result.ResponseStatusCode = status;
        // Without it a failure would read as a success.
        WizChatErrors.Require(result, "failed", Apply);
        return result;
    }

    /// <summary>Sends a document to be planned or applied, and returns the answer to the letter, of a success (200) or a partial failure (422).</summary>
    private async Task<(JsonNode? Answer, int Status)> ReconcileAsync(
        string chatbotId, byte[] body, bool dryRun, bool? prune, SecretMask? mask, CancellationToken cancellationToken)
    {
        var request = Api.V1.Chatbots[chatbotId].Apply.ToPostRequestInformation(
            new ChatbotConfigDocument(),
            configuration => (configuration.QueryParameters.DryRun, configuration.QueryParameters.Prune) = (dryRun ? true : null, prune));
        request.Content = new MemoryStream(body, writable: false);
        try
        {
            var answer = await AskAsync(
                request,
                Apply,
                answer => answer.Get("plan") is JsonObject || answer.Get("applied") is JsonArray || answer.Get("failed") is JsonObject
                    ? null
                    : "it has no plan, no applied operations and no failure",
                cancellationToken).ConfigureAwait(false);
            return (answer, 200);
        }
        catch (ApplyResult partialFailure) when (partialFailure.Failed is not null)
        {
            return (partialFailure.Received ?? JsonObject.Create(ModelText.Write(partialFailure)), partialFailure.ResponseStatusCode);
        }
        catch (WizChatApiException error) when (mask is not null && WizChatErrors.Contains(error, mask))
        {
            throw WizChatErrors.Hide(error, mask);
        }
    }

    /// <summary>Sends a request and reads the answer to the letter.</summary>
    /// <param name="request">The request.</param>
    /// <param name="operation">The operation, for messages.</param>
    /// <param name="findProblem">Says why an answer cannot be used; null when it can.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    private async Task<JsonNode?> AskAsync(RequestInformation request, string operation, Func<JsonNode?, string?> findProblem, CancellationToken cancellationToken)
    {
        var body = await CallAsync(RequestAdapter.SendPrimitiveAsync<Stream>(request, ErrorModels, cancellationToken), operation).ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
        {
            try
            {
                var answer = await JsonText.ReadAsync(body, cancellationToken).ConfigureAwait(false);
                return findProblem(answer) is { } problem ? throw WizChatErrors.Unusable(operation, problem, responseBody: _pipeline?.Show(body)) : answer;
            }
            catch (ConfigFormatException e)
            {
                throw WizChatErrors.Unusable(operation, e.Message, e, _pipeline?.Show(body));
            }
        }
    }
}
