using System.Text.Json.Nodes;
using Clients.RestlessStream.Models;

namespace Clients.RestlessStream;

/// <summary>The whole document of a stream after one event.</summary>
/// <param name="Document">The document; it is yours, and changing it disturbs nothing. Null is the JSON value <c>null</c>.</param>
/// <param name="Event">The event that led to it.</param>
/// <param name="IsFull">True when the event carried the whole document, false when it carried a patch against the one before.</param>
public sealed record StreamState(JsonNode? Document, StreamEvent Event, bool IsFull);
