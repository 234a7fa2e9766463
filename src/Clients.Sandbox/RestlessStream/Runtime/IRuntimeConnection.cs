namespace Clients.Sandbox.RestlessStream.Runtime;

/// <summary>One subscriber's connection, over either transport.</summary>
internal interface IRuntimeConnection
{
    /// <summary>Sends one event whole, or in pieces of that many bytes.</summary>
    Task SendAsync(long? id, string type, ReadOnlyMemory<byte> json, int pieces, CancellationToken cancellationToken);

    /// <summary>Sends the first half of an event.</summary>
    Task SendHalfAsync(ReadOnlyMemory<byte> json, CancellationToken cancellationToken);

    /// <summary>Shows that the connection lives.</summary>
    Task BeatAsync(CancellationToken cancellationToken);

    /// <summary>Ends the connection in order.</summary>
    Task EndAsync(int closeCode, CancellationToken cancellationToken);

    /// <summary>Resets the connection.</summary>
    void Abort();
}
