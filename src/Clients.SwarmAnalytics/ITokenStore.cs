namespace Clients.SwarmAnalytics;

/// <summary>
/// Keeps the install token between two starts of the application: in its settings, a key chain or a file (<see cref="FileTokenStore"/>). Several processes of an
/// application may share a store. What it throws is logged; the client then tries again later.
/// </summary>
public interface ITokenStore
{
    /// <summary>Reads the token, or returns null when there is none yet.</summary>
    /// <param name="cancellationToken">Cancels the wait, when the client is disposed.</param>
    ValueTask<string?> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Keeps a new token in place of any other.</summary>
    /// <param name="token">The token. It is a secret.</param>
    /// <param name="cancellationToken">Cancels the wait, when the client is disposed.</param>
    ValueTask SaveAsync(string token, CancellationToken cancellationToken);
}
