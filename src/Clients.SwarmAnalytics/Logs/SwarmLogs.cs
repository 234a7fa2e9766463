using System.Text.Json.Nodes;
using Clients.SwarmAnalytics.Contract;
using Clients.SwarmAnalytics.Delivery;
using Clients.SwarmAnalytics.Models;

namespace Clients.SwarmAnalytics.Logs;

/// <summary><c>logs.*</c> of the document; sent whatever the mode. Each method validates, queues and returns at once.</summary>
public readonly struct SwarmLogs
{
    private readonly EventDispatcher _dispatcher;

    internal SwarmLogs(EventDispatcher dispatcher) => _dispatcher = dispatcher;

    /// <summary>Writes a diagnostic record.</summary>
    /// <param name="tag">The area of the app; 1 to 64 characters.</param>
    /// <param name="subtag">The finer area within; at most 64 characters.</param>
    /// <param name="data">Any JSON, such as <c>new JsonObject { ["name"] = "shell" }</c>. It is copied: changing it afterwards changes nothing.</param>
    /// <exception cref="SwarmValidationException">An argument breaks a bound of the document; nothing was recorded.</exception>
    public void Write(string tag, string? subtag = null, JsonNode? data = null)
    {
        var size = LogWriteRequestRules.Tag.Check(tag) + LogWriteRequestRules.Subtag.Check(subtag);
        var copy = data is null ? null : JsonTree.From(data, "data", ref size);
        var meta = _dispatcher.NewMeta();
        _dispatcher.Record(SwarmOperations.LogsWrite, new LogWriteRequest { Meta = meta, Tag = tag, Subtag = subtag, Data = copy }, meta, size);
    }
}
