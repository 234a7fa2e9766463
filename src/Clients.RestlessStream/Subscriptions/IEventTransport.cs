namespace Clients.RestlessStream.Subscriptions;

/// <summary>How a subscription gets its connections.</summary>
internal interface IEventTransport
{
    /// <summary>The protocol's name, for telemetry.</summary>
    string Protocol { get; }

    /// <summary>Opens a connection.</summary>
    /// <param name="url">The address, cursor included.</param>
    /// <param name="cursor">The cursor by itself, for a transport with a place of its own for it.</param>
    /// <param name="cancellationToken">Ends opening, and later reading.</param>
    /// <returns>The connection, or how the attempt ended.</returns>
    /// <exception cref="RestlessStreamApiException">The service refused in a way that trying again does not change.</exception>
    Task<(IEventConnection? Connection, ConnectionEnd? End)> OpenAsync(Uri url, string? cursor, CancellationToken cancellationToken);
}
