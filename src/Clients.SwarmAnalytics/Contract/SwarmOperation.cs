namespace Clients.SwarmAnalytics.Contract;

/// <summary>A line of the route table: one operation of the document.</summary>
/// <param name="Method">Its <c>x-method</c>, such as <c>events.agent.create</c>, under which events are spooled.</param>
/// <param name="Path">Its path.</param>
/// <param name="Category">Its <c>x-category</c>.</param>
internal sealed record SwarmOperation(string Method, string Path, SwarmCategory Category);
