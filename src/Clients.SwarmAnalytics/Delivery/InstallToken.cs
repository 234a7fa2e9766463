using Clients.Core.Http;
using Microsoft.Extensions.Logging;

namespace Clients.SwarmAnalytics.Delivery;

/// <summary>
/// The token of an install that registers in the background: from the user's store if that has one, else from the service. A token that the service refused
/// is not used again; the store may hold a newer one by then, from another process.
/// </summary>
/// <param name="store">The user's store.</param>
/// <param name="register">Gets a new token from the service.</param>
/// <param name="onStoredToken">Learns of a token from the store, under which an earlier version may have spooled events.</param>
/// <param name="logger">Where trouble with the store is reported.</param>
internal sealed partial class InstallToken(
    ITokenStore store, Func<CancellationToken, Task<string>> register, Func<string, CancellationToken, Task> onStoredToken, ILogger logger)
{
    private string? _token;
    private string? _refused;

    /// <summary>Gets the token. Registers the install if there is none.</summary>
    /// <exception cref="Exception">The store failed, or the registration did.</exception>
    public async ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _token) is { } known)
        {
            return known;
        }

        var stored = (await store.LoadAsync(cancellationToken).ConfigureAwait(false))?.Trim();
        if (stored is not null)
        {
            await onStoredToken(stored, cancellationToken).ConfigureAwait(false);
        }

        if (string.IsNullOrEmpty(stored) || stored == Volatile.Read(ref _refused) || !IsUsable(stored))
        {
            stored = await register(cancellationToken).ConfigureAwait(false);
            Credential.Bearer(stored);
            await SaveAsync(stored, cancellationToken).ConfigureAwait(false);
        }

        Volatile.Write(ref _token, stored);
        return stored;
    }

    /// <summary>Gives up a token that the service does not know any more.</summary>
    public void Refuse(string? token)
    {
        if (Interlocked.CompareExchange(ref _token, null, token) == token)
        {
            Volatile.Write(ref _refused, token);
        }
    }

    private async Task SaveAsync(string token, CancellationToken cancellationToken)
    {
        try
        {
            await store.SaveAsync(token, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The token works as long as the process lives. The next process registers again.
            LogNotSaved(e);
        }
    }

    private static bool IsUsable(string token)
    {
        try
        {
            Credential.Bearer(token);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [LoggerMessage(30, LogLevel.Error, "The token store did not take the new install token. The next start registers again.")]
    private partial void LogNotSaved(Exception exception);
}
