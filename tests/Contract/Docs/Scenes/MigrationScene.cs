using System.Text.Json.Nodes;
using Clients.RestlessStream;
using Clients.RestlessStream.Models;
using Clients.WireBoard;
using Clients.WireBoard.Live;
using Clients.WireBoard.Models;
using Clients.WizChat;
using Clients.WizChat.Models;

namespace Clients.Contract.Tests.Docs.Scenes;

/// <summary>The names the migration table uses. Its expressions are compiled only, so nothing here has a value.</summary>
/// <typeparam name="TClient">What the section calls <c>client</c>.</typeparam>
/// <typeparam name="TError">What it calls <c>error</c>.</typeparam>
public abstract class MigrationScene<TClient, TError> : Scene
    where TClient : class
    where TError : class
{
    protected TClient client { get; } = null!;

    protected TError error { get; } = null!;

    protected WireBoardClient wireboard { get; } = null!;

    protected LiveClient live { get; } = null!;

    protected LiveRawClient raw { get; } = null!;

    protected LiveState state { get; } = null!;

    protected LiveEnvelope envelope { get; } = null!;

    protected PlanHistoryLimitExceededException tooOld { get; } = null!;

    protected WizChatClient wizchat { get; } = null!;

    protected ChatbotConfigDocument config { get; } = null!;

    protected ApplyResult result { get; } = null!;

    protected StreamEvent update { get; } = null!;

    protected string token { get; } = null!;

    protected string apiKey { get; } = null!;

    protected string baseUrl { get; } = null!;

    protected string streamBaseUrl { get; } = null!;

    protected string siteId { get; } = null!;

    protected string chatbotId { get; } = null!;

    protected string installId { get; } = null!;

    protected string id { get; } = null!;

    protected string url { get; } = null!;

    protected string cursor { get; } = null!;

    protected string since { get; } = null!;

    protected string secret { get; } = null!;

    protected string signature { get; } = null!;

    protected JsonNode payload { get; } = null!;

    protected HttpClient httpClient { get; } = null!;

    protected DateOnly from { get; }

    protected DateOnly to { get; }
}
