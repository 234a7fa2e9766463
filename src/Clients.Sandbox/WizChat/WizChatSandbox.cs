using System.Text.Json.Nodes;
using Clients.Sandbox.WizChat.Endpoints;
using Clients.Sandbox.WizChat.Http;
using Clients.Sandbox.WizChat.Reconcile;
using Clients.Sandbox.WizChat.Sections;
using Clients.Sandbox.WizChat.State;
using Microsoft.AspNetCore.Routing;

namespace Clients.Sandbox.WizChat;

/// <summary>
/// WizChat Management: chatbots, their configuration and its reconciler. Where the document is silent the sandbox decides:
/// a section that is omitted or null is left as it is, a section that is one object is replaced as a whole,
/// sections without documented scopes need those of the chatbot, and a <c>dryRun</c> key in a document is refused.
/// </summary>
public sealed class WizChatSandbox : SandboxService
{
    private readonly WizChatAccount _account;
    private readonly ApiKeys _keys = new();
    private readonly FixedWindow _window;

    internal WizChatSandbox(TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
        _account = new WizChatAccount(timeProvider);
        _window = new FixedWindow(timeProvider);
        DemoAccount.Fill(_account);
        _keys.Add(DemoCredential, ["chatbots:*", "mcp:*", "skills:*", "security:*", "domains:*", "deploy", "analytics:read", "documents:*", "videos:*"]);
        _keys.Add(ReadOnlyKey, ["chatbots:read", "mcp:read", "skills:read", "security:read", "domains:read", "analytics:read", "documents:read", "videos:read"]);
        _keys.Add(ChatbotsOnlyKey, ["chatbots:read", "chatbots:write"]);
    }

    /// <summary>A key with every read scope and no other.</summary>
    public const string ReadOnlyKey = "wpk_live_readonly0123456789";

    /// <summary>A key with the scopes <c>chatbots:read</c> and <c>chatbots:write</c> and no other.</summary>
    public const string ChatbotsOnlyKey = "wpk_live_chatbots0123456789";

    /// <inheritdoc/>
    public override string Name => "WizChat";

    /// <inheritdoc/>
    public override string PathPrefix => "/wizchat";

    /// <inheritdoc/>
    public override string DemoCredential => "wpk_live_demo0123456789";

    /// <summary>The chatbot a new sandbox holds for demonstrations: <c>cb_demo</c>.</summary>
    public const string DemoChatbotId = "cb_demo";

    /// <summary>Requests each key may send per minute before it is answered 429. Default 6000.</summary>
    public int RequestsPerMinute
    {
        get => _window.Limit;
        set => _window.Limit = value;
    }

    /// <summary>Adds a key, or replaces the scopes of one.</summary>
    /// <param name="key">The key as it is sent.</param>
    /// <param name="scopes">Scopes such as <c>mcp:read</c>, <c>mcp:*</c> or <c>deploy</c>.</param>
    public void AddKey(string key, params IEnumerable<string> scopes) => _keys.Add(key, scopes);

    /// <summary>Adds a chatbot with the given live state.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="spec">The JSON text of its specification, as in the <c>spec</c> of a document; not validated.</param>
    public void AddChatbot(string id, string spec)
    {
        lock (_account.OperationMapper)
        {
            DemoAccount.AddChatbot(_account, id, (JsonObject)JsonNode.Parse(spec)!);
        }
    }

    /// <summary>The specification of a chatbot's live configuration as JSON text, read past the API.</summary>
    /// <param name="id">The chatbot's identifier.</param>
    public string LiveSpec(string id)
    {
        lock (_account.OperationMapper)
        {
            return ConfigExport.Render(_account.Find(id), _account.Now)["spec"]!.ToJsonString();
        }
    }

    /// <summary>Lets an operation of a coming apply fail; also <c>POST /_sandbox/section-failures</c> below <see cref="PathPrefix"/>.</summary>
    /// <param name="failure">Which operation, how often, and what is said of it.</param>
    public void FailSection(SectionFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        lock (_account.OperationMapper)
        {
            _account.Fail(failure);
        }
    }

    /// <summary>Forgets the failures still waiting.</summary>
    public void ClearSectionFailures()
    {
        lock (_account.OperationMapper)
        {
            _account.ClearFailures();
        }
    }

    /// <summary>Lets the next deployment end as failed.</summary>
    /// <param name="reason">Its <c>failureReason</c>.</param>
    public void FailNextDeployment(string reason)
    {
        lock (_account.OperationMapper)
        {
            _account.NextDeploymentFailure = reason;
        }
    }

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes)
    {
        var operations = new OperationMapper(_keys, _window, routes);
        ChatbotEndpoints.Map(operations, _account);
        ConfigEndpoints.Map(operations, _account);
        new SectionItemEndpoints(_account, Section.McpServers, "MCP server", RequestRules.McpServer).Map(operations, "mcp-servers", "mcpServerId");
        new SectionItemEndpoints(_account, Section.Skills, "Skill", RequestRules.Skill).Map(operations, "skills", "skillId");
        new SectionItemEndpoints(_account, Section.Domains, "Domain", RequestRules.DomainUpdate).Map(operations, "domains", "domainId");
        SecurityEndpoints.Map(operations, _account);
        DeploymentEndpoints.Map(operations, _account);
        TelemetryEndpoints.Map(operations, _account);
        KnowledgeEndpoints.Documents(_account).Map(operations, "documents", "documentId");
        KnowledgeEndpoints.Videos(_account).Map(operations, "videos", "videoId");
        ControlEndpoints.Map(routes, _account);
        operations.MapUnknown();
    }
}
