namespace Clients.RestlessStream.Tests;

/// <summary>The two ways events travel; what holds for one holds for the other.</summary>
public enum Transport
{
    Sse,
    WebSocket,
}
