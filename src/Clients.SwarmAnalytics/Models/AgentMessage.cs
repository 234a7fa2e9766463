using System.Text.Json.Nodes;
using Clients.SwarmAnalytics.Contract;

namespace Clients.SwarmAnalytics.Models;

/// <content>A constructor for the three members every message has, and the check that the document's bounds hold.</content>
public partial class AgentMessage
{
    /// <summary>Creates a message.</summary>
    /// <param name="id">The message; 1 to 128 characters.</param>
    /// <param name="role">Who produced it.</param>
    /// <param name="content">Any JSON, usually text; null is sent as an explicit null.</param>
    /// <exception cref="SwarmValidationException">The content cannot be written as JSON.</exception>
    public AgentMessage(string id, AgentMessageRole role, JsonNode? content)
        : this()
    {
        var size = 0;
        (Id, Role, Content) = (id, role, JsonTree.From(content, "message.content", ref size));
    }

    /// <summary>A copy that keeps the document's bounds.</summary>
    internal AgentMessage ToChecked(string parent, ref int size)
    {
        size += AgentMessageRules.Id.Check(Id, parent)
            + AgentMessageRules.ParentId.Check(ParentId, parent)
            + AgentMessageRules.Provider.Check(Provider, parent)
            + AgentMessageRules.Model.Check(Model, parent)
            + AgentMessageRules.ThinkingLevel.Check(ThinkingLevel, parent);
        AgentMessageRules.BranchId.Check(BranchId ?? 0, parent);
        EnumRule.Check(Role ?? throw new SwarmValidationException(parent + "role", "is required and was null"), parent + "role");
        return new AgentMessage
        {
            Id = Id,
            Role = Role,
            Content = JsonTree.From(Content, parent + "content", ref size),
            ParentId = ParentId,
            BranchId = BranchId ?? 0,
            Provider = Provider,
            Model = Model,
            ThinkingLevel = ThinkingLevel,
        };
    }
}
