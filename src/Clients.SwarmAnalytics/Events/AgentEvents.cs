using Clients.SwarmAnalytics.Contract;
using Clients.SwarmAnalytics.Delivery;
using Clients.SwarmAnalytics.Models;

namespace Clients.SwarmAnalytics.Events;

/// <summary><c>events.agent.*</c>: agent sessions, their titles and messages. Each method validates, queues and returns at once.</summary>
public readonly struct AgentEvents
{
    private readonly EventDispatcher _dispatcher;

    internal AgentEvents(EventDispatcher dispatcher) => _dispatcher = dispatcher;

    /// <summary>An agent session was created.</summary>
    /// <param name="id">The session; 1 to 128 characters.</param>
    /// <param name="name">Its name if it has one already; at most 512 characters.</param>
    /// <param name="dashboardId">The dashboard it belongs to; at most 128 characters.</param>
    /// <exception cref="SwarmValidationException">An argument breaks a bound of the document; nothing was recorded.</exception>
    public void Create(string id, string? name = null, string? dashboardId = null)
    {
        var size = AgentCreateRequestRules.Id.Check(id) + AgentCreateRequestRules.Name.Check(name) + AgentCreateRequestRules.DashboardId.Check(dashboardId);
        var meta = _dispatcher.NewMeta();
        _dispatcher.Record(SwarmOperations.EventsAgentCreate, new AgentCreateRequest { Meta = meta, Id = id, Name = name, DashboardId = dashboardId }, meta, size);
    }

    /// <summary>An agent session was titled.</summary>
    /// <param name="id">The session; 1 to 128 characters.</param>
    /// <param name="title">Its title; 1 to 512 characters.</param>
    /// <exception cref="SwarmValidationException">An argument breaks a bound of the document; nothing was recorded.</exception>
    public void Title(string id, string title)
    {
        var size = AgentTitleRequestRules.Id.Check(id) + AgentTitleRequestRules.Title.Check(title);
        var meta = _dispatcher.NewMeta();
        _dispatcher.Record(SwarmOperations.EventsAgentTitle, new AgentTitleRequest { Meta = meta, Id = id, Title = title }, meta, size);
    }

    /// <summary>A message was added to an agent session.</summary>
    /// <param name="agentId">The session; 1 to 128 characters.</param>
    /// <param name="seq">The message's position in the history, from 0.</param>
    /// <param name="message">The message. It is copied: changing it afterwards changes nothing.</param>
    /// <exception cref="SwarmValidationException">An argument breaks a bound of the document; nothing was recorded.</exception>
    public void Message(string agentId, int seq, AgentMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var size = AgentMessageRequestRules.AgentId.Check(agentId);
        AgentMessageRequestRules.Seq.Check(seq);
        var copy = message.ToChecked("message.", ref size);
        var meta = _dispatcher.NewMeta();
        _dispatcher.Record(SwarmOperations.EventsAgentMessage, new AgentMessageRequest { Meta = meta, AgentId = agentId, Seq = seq, Message = copy }, meta, size);
    }
}
