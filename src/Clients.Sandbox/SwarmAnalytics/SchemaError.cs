namespace Clients.Sandbox.SwarmAnalytics;

/// <summary>One reason a body was rejected: an item of the document's <c>HTTPValidationError</c>.</summary>
/// <param name="Location">Property names and array indexes, outermost first, starting with <c>body</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Type">The machine-readable kind.</param>
internal sealed record SchemaError(IReadOnlyList<string> Location, string Message, string Type);
